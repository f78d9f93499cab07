/** What a worker process is told when it starts, as JSON in its only argument. */
export interface WorkerOptions {
  name: string;
  connection: string;
  outside: string;
  leaseMs: number;
}

/** What is to happen to a worker at a boundary: the first that is wanted. */
export interface BoundaryFault {
  signal: 'SIGKILL' | 'SIGSTOP';
  /** Only at these, if there are any. */
  only: string[];
  /** Not at these: they have been seen. */
  except: string[];
}

/** What a worker process is told. */
export type WorkerOrder =
  | { kind: 'work' }
  | { kind: 'fault'; fault: BoundaryFault };

/** What a worker process says. */
export type WorkerMessage =
  /** It has loaded everything, and works when it is told to. */
  | { kind: 'ready' }
  /** It has come to a boundary that nobody has told of before. */
  | { kind: 'seen'; boundary: string }
  /** The signal follows at once. */
  | { kind: 'fault'; boundary: string; environmentId: string }
  /** A write was refused, because the lease was lost. */
  | { kind: 'refused' };
