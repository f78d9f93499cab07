/**
 * Something with Groundwork's mark that no environment knows of.
 *
 * @public
 */
export interface Orphan {
  id: string;
  driver: string;
  /** What the driver calls it. */
  externalId: string;
  /** In words, for example `process 4711, port 40112`. */
  description: string;
  /** The environment that it says it is of. */
  environmentId?: string;
  environmentName?: string;
  resourceName?: string;
  firstSeenAt: string;
  lastSeenAt: string;
  status: 'found' | 'ignored' | 'destroying' | 'destroy-failed';
  /** Why it is ignored, or why it could not be destroyed. */
  message?: string;
  costPerDay?: number;
  /** Whether it can be given back to an environment. */
  adoptable: boolean;
}

/**
 * How an inventory of a driver went.
 *
 * @public
 */
export interface InventoryStatus {
  driver: string;
  /** Absent when it never worked. */
  succeededAt?: string;
  /** Set while it does not work. */
  error?: string;
  objects: number;
}
