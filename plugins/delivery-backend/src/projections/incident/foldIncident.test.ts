import fc from 'fast-check';
import { JsonObject } from '@backstage/types';
import { LoggedEvent } from '../../log';
import { at, logged, spoilt, tellings } from '../__testUtils__/logged';
import { iso, repository } from '../__testUtils__/pullRequests';
import { foldIncident } from './foldIncident';
import { ALERT_TYPES } from './alertFacts';
import {
  INCIDENT_CORRECTION_TYPE,
  INCIDENT_DECLARED_TYPE,
} from './incidentFacts';
import { IncidentRules } from './types';

const ISSUE = 'issue:github.com/acme/orders#12';
const INCIDENT = 'incident:/pager 77';
const ALERT = 'incident:https://alerts.acme.test a1@2026-03-02T10:00:00.000Z';
const DECLARED = 'incident:portal 1';

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

// As in https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
const alert = (status: 'firing' | 'resolved', over: JsonObject = {}) =>
  logged({
    source: 'https://alerts.acme.test',
    eventId: `${status} ${JSON.stringify(over)}`,
    type: ALERT_TYPES[status],
    subject: ALERT,
    occurredAt: new Date(at(status === 'firing' ? '10:00:00' : '10:30:00')),
    payload: {
      externalURL: 'https://alerts.acme.test',
      alert: {
        status,
        labels: {
          alertname: 'HighErrorRate',
          severity: 'critical',
          service: 'orders',
          env: 'production',
        },
        annotations: {
          summary: 'Orders answer with errors',
          description: '12 % of requests',
        },
        startsAt: iso('10:00:00'),
        endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : iso('10:30:00'),
        generatorURL: 'https://prometheus.acme.test/graph?g0.expr=up',
        ...over,
      },
    },
  });

const declare = (payload: JsonObject) =>
  logged({
    source: 'portal',
    eventId: '1',
    type: INCIDENT_DECLARED_TYPE,
    subject: DECLARED,
    occurredAt: new Date(at('10:05:00')),
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
        source: 'issue',
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
        source: 'cdevents',
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

  it('tells of an alert, which is resolved when it ends', () => {
    const firing = {
      id: ALERT,
      title: 'Orders answer with errors',
      component: 'orders',
      environment: 'production',
      detectedAt: at('10:00:00'),
      source: 'alert',
      severity: 'critical',
      description: '12 % of requests',
      url: 'https://prometheus.acme.test/graph?g0.expr=up',
    };

    expect(fold(ALERT, [alert('firing')])).toEqual({
      record: firing,
      leftOut: {},
    });
    expect(fold(ALERT, [alert('resolved')]).record).toEqual({
      ...firing,
      resolvedAt: at('10:30:00'),
    });
    expect(
      fold(ALERT, [alert('resolved'), alert('firing')]).record,
    ).toHaveProperty('resolvedAt', at('10:30:00'));
  });

  it.each<[string, JsonObject, JsonObject]>([
    [
      'the entity that the enrichment found, before what labels say',
      {
        labels: { component: 'orders-api' },
        annotations: { groundwork_entity_ref: 'component:default/orders' },
      },
      { component: 'component:default/orders' },
    ],
    [
      'the name of the alert where nothing is summed up',
      { labels: { alertname: 'HighErrorRate' }, annotations: {} },
      { title: 'HighErrorRate' },
    ],
    [
      'the address of the Alertmanager where nobody could follow the other',
      { generatorURL: 'data:text/html,x' },
      { url: 'https://alerts.acme.test' },
    ],
  ])('takes of an alert %s', (_, told, expected) => {
    const { record } = foldIncident(
      { subject: ALERT, events: [alert('firing', told)] },
      rules,
    );

    expect(record).toMatchObject(expected);
  });

  it('tells of one that somebody declared, and corrected', () => {
    const said = declare({
      title: 'Orders are lost',
      component: 'component:default/orders',
      severity: 'sev1',
      detectedAt: iso('10:00:00'),
      description: 'Since the last deployment',
    });

    expect(
      fold(DECLARED, [
        said,
        correction(
          '11:00:00',
          { severity: null, resolvedAt: iso('10:50:00') },
          DECLARED,
        ),
      ]),
    ).toEqual({
      record: {
        id: DECLARED,
        title: 'Orders are lost',
        component: 'component:default/orders',
        detectedAt: at('10:00:00'),
        resolvedAt: at('10:50:00'),
        source: 'declared',
        description: 'Since the last deployment',
      },
      leftOut: {},
    });
  });

  it('keeps of a text what it names as the cause, as it stands there last', () => {
    const causes = (subject: string, events: LoggedEvent[]) =>
      fold(subject, events).record?.namedCauses;
    const opened = issue('opened', '10:00:00', { body: 'Caused by #7' });

    expect(causes(ISSUE, [opened])).toEqual([
      {
        names: { kind: 'change', id: 'change:github.com/acme/orders#7' },
        evidence: 'The issue says: Caused by #7',
      },
    ]);
    for (const body of ['Caused by a typo', null, 7]) {
      expect(
        fold(ISSUE, [opened, issue('edited', '11:00:00', { body })]),
      ).toEqual({
        record: expect.not.objectContaining({ namedCauses: expect.anything() }),
        leftOut: {},
      });
    }
    expect(
      causes(DECLARED, [
        declare({
          title: 'Slow',
          detectedAt: iso('10:00:00'),
          description: `Root cause: ${'a1'.repeat(20)}`,
        }),
      ]),
    ).toEqual([
      {
        names: { kind: 'commit', sha: 'a1'.repeat(20) },
        evidence: `Who declared it says: Root cause ${'a1'.repeat(20)}`,
      },
    ]);
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
      source: 'cdevents',
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

    const ofAlert = [
      alert('firing'),
      alert('firing', { annotations: { summary: 'Worse' } }),
      alert('resolved'),
      alert('resolved', { endsAt: iso('10:40:00') }),
    ];

    for (const [subject, all] of [
      [ALERT, ofAlert],
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
    for (const one of [
      issue('opened', '10:00:00'),
      alert('resolved'),
      declare({ title: 'Slow', detectedAt: iso('10:00:00') }),
    ]) {
      fc.assert(
        fc.property(spoilt(one.payload!), payload => {
          const { record, leftOut } = fold(one.subject!, [{ ...one, payload }]);
          expect(
            record !== undefined || Object.keys(leftOut).length === 1,
          ).toBe(true);
        }),
      );
    }
  });
});
