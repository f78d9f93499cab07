import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { NewEvent } from '../types';

export const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-delivery-backend',
  'migrations',
);

export const NOW = new Date('2026-03-03T12:00:00.000Z');

/** A time so many minutes after `NOW`. */
export function minutes(count: number): Date {
  return new Date(NOW.getTime() + count * 60_000);
}

/** An event of a change. */
export function eventOf(
  eventId: string,
  overrides: Partial<NewEvent> = {},
): NewEvent {
  return {
    source: 'github',
    eventId,
    type: 'github.pull_request',
    subject: 'change:git.acme.test/acme/orders#1',
    occurredAt: NOW,
    payload: JSON.stringify({ id: eventId }),
    ...overrides,
  };
}
