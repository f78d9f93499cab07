import os from 'node:os';

/** What a reader must know of the machine to place its figures. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  os: string;
  node: string;
  /** Runnable processes over the last minute; above 1 it was not quiet. */
  loadAverage: number;
}

/** Describes the machine that this process runs on. */
export function describeMachine(): Machine {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    os: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    loadAverage: Number(os.loadavg()[0].toFixed(2)),
  };
}
