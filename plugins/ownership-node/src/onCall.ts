import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';

/**
 * What an on-call provider is asked about.
 *
 * @public
 */
export interface OnCallQuery {
  entityRef: string;
  /** Owners of the entity, in the catalog's order. */
  owners: readonly string[];
  /** Annotations of the entity and, where it lacks one, of its owners. */
  annotations: Readonly<Record<string, string>>;
  /** The time asked about. */
  at: Date;
}

/**
 * Knows who is on call.
 *
 * @public
 */
export interface OnCallProvider {
  /** Unique, e.g. `ical`, `pagerduty`. */
  readonly id: string;
  /**
   * @returns undefined when the provider has no schedule for the entity, so that
   *   the next one is asked. Failing is shown as "unavailable"; it never holds
   *   up the answer, which waits 500 ms at most.
   */
  onCall(
    query: OnCallQuery,
    context: { signal: AbortSignal },
  ): Promise<OnCall | undefined>;
}

/**
 * Where modules of the ownership plugin add sources of on-call schedules.
 * Providers are asked in the order in which they are added, after the built-in
 * iCalendar provider.
 *
 * @public
 */
export interface OnCallProvidersExtensionPoint {
  addProvider(provider: OnCallProvider): void;
}

/**
 * @public
 */
export const onCallProvidersExtensionPoint =
  createExtensionPoint<OnCallProvidersExtensionPoint>({
    id: 'ownership.on-call',
  });
