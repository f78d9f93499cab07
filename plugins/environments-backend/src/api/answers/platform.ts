import {
  COUNT,
  FLAG,
  listOf,
  named,
  NUMBER,
  object,
  oneOf,
  pageOf,
  TEXT,
  TIME,
} from './parts';

/** What those look after who run the portal. */
export const platformAnswers = {
  Orphan: object(
    {
      id: TEXT,
      driver: TEXT,
      externalId: TEXT,
      description: TEXT,
      firstSeenAt: TIME,
      lastSeenAt: TIME,
      status: oneOf('found', 'ignored', 'destroying', 'destroy-failed'),
      adoptable: FLAG,
    },
    {
      environmentId: TEXT,
      environmentName: TEXT,
      resourceName: TEXT,
      message: TEXT,
      costPerDay: NUMBER,
    },
  ),
  OrphanList: object({
    items: listOf(named('Orphan')),
    inventories: listOf(
      object(
        { driver: TEXT, objects: COUNT },
        { succeededAt: TIME, error: TEXT },
      ),
    ),
  }),
  DeadLetter: object(
    {
      id: TEXT,
      sink: TEXT,
      eventId: TEXT,
      type: TEXT,
      subject: TEXT,
      attempts: COUNT,
      createdAt: TIME,
      since: TIME,
    },
    { lastError: TEXT },
  ),
  DeadLetterPage: pageOf(named('DeadLetter')),
};
