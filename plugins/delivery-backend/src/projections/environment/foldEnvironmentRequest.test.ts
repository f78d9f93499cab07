import fc from 'fast-check';
import { JsonObject } from '@backstage/types';
import { LoggedEvent } from '../../log';
import { at, logged, spoilt, tellings } from '../__testUtils__/logged';
import { iso } from '../__testUtils__/pullRequests';
import { foldEnvironmentRequest } from './foldEnvironmentRequest';

const SOURCE = 'https://portal.acme.test';
const SUBJECT = `environment:${SOURCE} env-1`;

const fold = (events: LoggedEvent[]) =>
  foldEnvironmentRequest({ subject: SUBJECT, events });

// As plugins/environments-backend/src/outbox/cdEventsOf.ts sends them
const event = (type: string, clock: string, custom: JsonObject = {}) =>
  logged({
    source: SOURCE,
    eventId: `${type} ${clock}`,
    type,
    subject: SUBJECT,
    occurredAt: new Date(at(clock)),
    payload: {
      context: { source: SOURCE },
      subject: { id: 'env-1', source: SOURCE, content: { name: 'orders-7' } },
      customData: {
        actor: 'user:default/ada',
        environment: { id: 'env-1', component: 'component:default/orders' },
        ...custom,
      },
    },
  });
const REQUESTED = 'dev.cdeventsx.groundwork-environment.requested';
const CREATED = 'dev.cdevents.environment.created';
const DELETED = 'dev.cdevents.environment.deleted';

describe('foldEnvironmentRequest', () => {
  it('tells of a request and of what came of it', () => {
    const events = [
      event(REQUESTED, '10:00:00'),
      event(CREATED, '10:04:00'),
      event(CREATED, '10:05:00'),
      event(DELETED, '18:00:00'),
    ];

    expect(fold(events)).toEqual({
      record: {
        id: SUBJECT,
        component: 'component:default/orders',
        requestedAt: at('10:00:00'),
        needsApproval: false,
        readyAt: at('10:04:00'),
        endedAt: at('18:00:00'),
      },
      leftOut: {},
    });
  });

  it('waits for an approval until it is told', () => {
    const asked = event(REQUESTED, '10:00:00', { approval: {} });
    const made = event(CREATED, '10:30:00', {
      approval: { approvedAt: iso('10:20:00') },
    });

    expect(fold([asked]).record).toMatchObject({ needsApproval: true });
    expect(fold([asked]).record).not.toHaveProperty('approvedAt');
    expect(fold([asked, made]).record).toMatchObject({
      needsApproval: true,
      approvedAt: at('10:20:00'),
      readyAt: at('10:30:00'),
    });
  });

  it('leaves out one that nobody is known to have asked for', () => {
    expect(fold([event(CREATED, '10:04:00')])).toEqual({
      leftOut: { requestUnknown: 1 },
    });
  });

  it('is the same whatever the order and the repetitions', () => {
    const all = [REQUESTED, CREATED, DELETED].flatMap(type => [
      event(type, '10:00:00', { approval: { approvedAt: iso('10:01:00') } }),
      event(type, '11:00:00', { approval: { approvedAt: iso('10:02:00') } }),
      event(type, '12:00:00', { environment: { component: type } }),
    ]);

    fc.assert(
      fc.property(tellings(all), ({ once, told }) => {
        expect(JSON.stringify(fold(told))).toBe(JSON.stringify(fold(once)));
      }),
    );
  });

  it('never throws, whatever stands in a payload', () => {
    const one = event(REQUESTED, '10:00:00', { approval: {} });

    fc.assert(
      fc.property(spoilt(one.payload!), payload => {
        expect(fold([{ ...one, payload }]).record?.id).toBe(SUBJECT);
      }),
    );
  });
});
