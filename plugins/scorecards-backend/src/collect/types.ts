/** How a run of a collector went. */
export interface CollectorRun {
  collectorId: string;
  /** Entities that were offered to it. */
  entities: number;
  /** Observations that were taken. */
  observations: number;
  /** Facts that have another value than before. */
  changed: number;
  /** What was left out, and why: the first hundred. */
  problems: string[];
  /** Why it did not come to its end. What it observed before is kept. */
  error?: string;
}

/** How collecting the facts of one entity went, for one collector. */
export type EntityCollection = Pick<
  CollectorRun,
  'collectorId' | 'changed' | 'error'
>;

/** How the last run of a collector went, as it is stored. */
export interface CollectorState {
  collectorId: string;
  startedAt: Date;
  /** When a run last came to its end. */
  succeededAt?: Date;
  /** Why the last run did not. */
  error?: string;
  /** Since when runs fail. */
  errorSince?: Date;
  entities: number;
  observations: number;
  problems: string[];
}

/** Whether the last run ended with its process: it neither failed nor came to its end. */
export function wasInterrupted({
  startedAt,
  succeededAt,
  error,
}: Pick<CollectorState, 'startedAt' | 'succeededAt' | 'error'>): boolean {
  return error === undefined && (!succeededAt || succeededAt < startedAt);
}
