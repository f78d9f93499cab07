import fc from 'fast-check';
import { JsonObject } from '@backstage/types';
import { LoggedEvent } from '../../log';
import { at, logged, spoilt, tellings } from '../__testUtils__/logged';
import { iso, repository } from '../__testUtils__/pullRequests';
import { foldIncident, IncidentRules } from './foldIncident';
import { INCIDENT_CORRECTION_TYPE } from './incidentFacts';

const ISSUE = 'issue:github.com/acme/orders#12';
const INCIDENT = 'incident:/pager 77';

const rules: IncidentRules = {
  labels: ['incident'],
  componentOf: it => (it.kind === 'service' ? it.service : 'orders'),
};
const fold = (subject: string, events: LoggedEvent[]) =>
  foldIncident({ subject, events }, rules);

// Shapes as in https://docs.github.com/en/webhooks/webhook-events-and-payloads
const issue = (action: string, clock: string, over: JsonObject = {}) =>
  logged({
    source: 'github',
    eventId: `${action} ${clock}`,
    type: 'github.issues',
    subject: ISSUE,
    occurredAt: new Date(at(clock)),
    payload: {
      action,
      repository,
      issue: {
        title: 'Orders are slow',
        labels: [{ name: 'Incident' }],
        created_at: iso('10:00:00'),
        updated_at: iso(clock),
        closed_at: null,
        ...over,
      },
    },
  });

const cdEvent = (predicate: string, clock: string) =>
  logged({
    source: '/pager',
    eventId: `${predicate} ${clock}`,
    type: `dev.cdevents.incident.${predicate}`,
    subject: INCIDENT,
    occurredAt: new Date(at(clock)),
    payload: {
      context: { source: '/pager' },
      subject: {
        id: '77',
        content: {
          description: 'Errors above 5 %',
          environment: { id: 'production' },
          service: { id: 'orders' },
        },
      },
    },
  });

const correction = (clock: string, payload: JsonObject, subject = INCIDENT) =>
  logged({
    source: 'portal',
    eventId: `correction ${clock}`,
    type: INCIDENT_CORRECTION_TYPE,
    subject,
    occurredAt: new Date(at(clock)),
    payload,
  });

describe('foldIncident', () => {
  it('tells of an issue that is labelled as one', () => {
    const closed = issue('closed', '12:00:00', { closed_at: iso('12:00:00') });

    expect(fold(ISSUE, [issue('opened', '10:00:00'), closed])).toEqual({
      record: {
        id: ISSUE,
        title: 'Orders are slow',
        component: 'orders',
        detectedAt: at('10:00:00'),
        resolvedAt: at('12:00:00'),
      },
      leftOut: {},
    });
    expect(
      fold(ISSUE, [closed, issue('reopened', '13:00:00')]).record,
    ).not.toHaveProperty('resolvedAt');
  });

  it('is none without the label, or once it is taken off', () => {
    const events = [
      issue('opened', '10:00:00'),
      issue('unlabeled', '11:00:00', { labels: [{ name: 'question' }] }),
    ];

    expect(fold(ISSUE, events)).toEqual({ leftOut: { notAnIncident: 1 } });
  });

  it('tells of one from CDEvents', () => {
    const events = [
      cdEvent('detected', '10:00:00'),
      cdEvent('reported', '10:10:00'),
      cdEvent('resolved', '11:00:00'),
      cdEvent('resolved', '11:05:00'),
    ];

    expect(fold(INCIDENT, events)).toEqual({
      record: {
        id: INCIDENT,
        title: 'Errors above 5 %',
        component: 'orders',
        environment: 'production',
        detectedAt: at('10:00:00'),
        resolvedAt: at('11:00:00'),
      },
      leftOut: {},
    });
    expect(
      fold(INCIDENT, [...events, cdEvent('detected', '12:00:00')]).record,
    ).not.toHaveProperty('resolvedAt');
    expect(fold(INCIDENT, events.slice(2))).toEqual({
      leftOut: { detectionUnknown: 1 },
    });
  });

  it('holds to what a person corrected, the latest by field', () => {
    const { record } = fold(INCIDENT, [
      correction('10:30:00', { title: 'Slow', startedAt: iso('09:00:00') }),
      correction('10:40:00', { title: 'Slow orders', component: null }),
      cdEvent('detected', '10:00:00'),
      cdEvent('resolved', '11:00:00'),
    ]);

    expect(record).toEqual({
      id: INCIDENT,
      title: 'Slow orders',
      environment: 'production',
      startedAt: at('09:00:00'),
      detectedAt: at('10:00:00'),
      resolvedAt: at('11:00:00'),
    });
    expect(
      fold(INCIDENT, [
        cdEvent('detected', '10:00:00'),
        correction('10:30:00', { isIncident: false }),
      ]).record,
    ).toBeUndefined();
  });

  it('is the same whatever the order and the repetitions', () => {
    const ofIssue = ['opened', 'edited', 'closed', 'reopened'].map(action =>
      issue(action, '10:00:00', {
        title: action,
        closed_at: action === 'closed' ? iso('10:00:00') : null,
      }),
    );
    const ofPager = [
      ...['detected', 'reported', 'resolved'].flatMap(it => [
        cdEvent(it, '10:00:00'),
        cdEvent(it, '11:00:00'),
      ]),
      correction('10:00:00', { title: 'One', resolvedAt: null }),
      correction('11:00:00', { title: 'Other', detectedAt: iso('09:00:00') }),
    ];

    for (const [subject, all] of [
      [ISSUE, ofIssue],
      [INCIDENT, ofPager],
    ] as const) {
      fc.assert(
        fc.property(tellings(all), ({ once, told }) => {
          expect(JSON.stringify(fold(subject, told))).toBe(
            JSON.stringify(fold(subject, once)),
          );
        }),
      );
    }
  });

  it('never throws, whatever stands in a payload', () => {
    const one = issue('opened', '10:00:00');

    fc.assert(
      fc.property(spoilt(one.payload!), payload => {
        const { record, leftOut } = fold(ISSUE, [{ ...one, payload }]);
        expect(record !== undefined || Object.keys(leftOut).length === 1).toBe(
          true,
        );
      }),
    );
  });
});
