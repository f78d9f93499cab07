import { Page } from '@groundwork/backstage-plugin-groundwork-common';

/**
 * An event that a sink has refused for good: it is sent again only when somebody
 * wants that.
 *
 * @public
 */
export interface DeadLetter {
  id: string;
  /** Id of the sink in the configuration (`environments.sinks`). */
  sink: string;
  /** Id of the CDEvent, by which sinks know it. */
  eventId: string;
  /** Type of the CDEvent. */
  type: string;
  /** Id of the environment that it tells of. */
  subject: string;
  /** How often it was sent. */
  attempts: number;
  /** Why it was not taken the last time. */
  lastError?: string;
  /** When what it tells of happened. */
  createdAt: string;
  /** Since when it is given up. */
  since: string;
}

/**
 * A page of events that were given up, newest first.
 *
 * @public
 */
export type DeadLetterPage = Page<DeadLetter>;

/**
 * Which of them.
 *
 * @public
 */
export interface DeadLetterQuery {
  /** 1 to 200; 50 by default. */
  limit?: number;
  cursor?: string;
}
