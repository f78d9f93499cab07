import { JsonObject } from '@backstage/types';
import { Location } from './spec';

/** What is kept of a resource between the driver's calls. */
export interface GitState extends Location {
  /** Set before something is pushed: from then on there may be something. */
  written?: true;
  /**
   * The head of the branch at which a push was begun of which it is not known
   * whether it has arrived, by repository; empty for a branch that is not there.
   */
  pushing?: { [repository: string]: string };
  /** Of the manifests as they were applied; absent before. */
  digest?: string;
  /** The newest commit that has changed the path, as of then. */
  commit?: string;
  /** ISO 8601. Set while health is waited for. */
  waitingSince?: string;
  /** The environment that the path was adopted from. */
  adoptedFrom?: string;
  /** Where manifests were before they moved, until they are removed there. */
  leftover?: Location;
}

/** Reads what was saved; undefined when nothing was. */
export function readState(state: JsonObject | undefined): GitState | undefined {
  const known =
    typeof state?.repository === 'string' && typeof state.path === 'string';
  return known ? (state as unknown as GitState) : undefined;
}

/** As it is saved. */
export function writeState(state: GitState): JsonObject {
  return Object.fromEntries(
    Object.entries(state).filter(([, value]) => value !== undefined),
  ) as JsonObject;
}

/** Whether two are the same place. */
export function isSamePlace(a: Location, b: Location): boolean {
  return a.repository === b.repository && a.path === b.path;
}
