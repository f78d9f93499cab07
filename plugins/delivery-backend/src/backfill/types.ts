import { Backfill } from '@groundwork/backstage-plugin-delivery-common';

/** The queue of backfills that are to be worked on. */
export const BACKFILL_DUE = 'backfill_due';

/** How many of what were found. */
export type Counts = Backfill['counts'];

/** How it begins. */
export const NOTHING: Counts = {
  commits: 0,
  changes: 0,
  releases: 0,
  reverts: 0,
  assisted: 0,
};

/** What stands for deployments. */
export type Releases = { kind: 'tags' } | { kind: 'branch'; name: string };

/** How a repository was read before. */
export interface LastRead {
  /** The commit that it was read up to. */
  head: string;
  releases: Releases;
}

/** What a worker needs to know. */
export interface BackfillWork {
  id: string;
  /** What it is called, such as `github.com/acme/orders`. */
  repository: string;
  /** A URL or an absolute path. */
  address: string;
  releases: Releases;
}

/** What was found, at the end. */
export interface Found {
  counts: Counts;
  /** Undefined where there is no commit. */
  head?: string;
  remarks: string[];
}

/** How it ended. */
export type Outcome =
  | ({ status: 'succeeded' } & Found)
  | { status: 'failed'; error: string };
