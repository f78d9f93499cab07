import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { OPTIONS } from '../domain/enrichment/__testUtils__/answers';
import { PAGERDUTY_TRIGGER } from '../domain/enrichment/__testUtils__/payloads';
import { EnrichmentSource } from '../domain/enrichment/types';
import { Resolver } from '../resolver/Resolver';
import { alertsFor, createAcme, NOW } from './__testUtils__/acme';
import { Enricher, EnricherOptions } from './Enricher';

/** What is read here of an alert of Alertmanager's webhook. */
interface Alert {
  annotations: Record<string, string>;
}

const readable = async (refs: string[]) => new Set(refs);
const DEEP = `${'['.repeat(4e5)}${']'.repeat(4e5)}`;
const GROUP = alertsFor({ instance: 'pay.acme.test:443' });

let acme: Awaited<ReturnType<typeof createAcme>>;
beforeAll(async () => {
  acme = await createAcme();
});
afterAll(() => acme.remove());

const logger = mockServices.logger.mock();
beforeEach(() => jest.clearAllMocks());

const enricherWith = (options: Partial<EnricherOptions> = {}) =>
  new Enricher({
    ...OPTIONS,
    resolver: acme.resolver,
    logger,
    now: () => NOW,
    ...options,
  });

const enrich = (
  enricher: Enricher,
  body: string | Buffer = GROUP,
  source: EnrichmentSource = 'alertmanager',
) => enricher.enrich(source, Buffer.from(body), readable);

type Resolve = Resolver['resolve'];
const resolverThat = (resolve: (...args: Parameters<Resolve>) => unknown) => ({
  resolver: { resolve: resolve as Resolve },
});
const never = () => new Promise<never>(() => {});

describe('Enricher', () => {
  it('adds what the index and the calendar know', async () => {
    const { result, body } = await enrich(enricherWith());
    const [{ annotations }] = JSON.parse(String(body)).alerts;

    expect(result).toBe('enriched');
    expect(annotations).toMatchObject({
      summary: 'p99 is high',
      groundwork_owner: 'Payments Core',
      groundwork_owner_ref: 'group:default/payments-core',
      groundwork_entity_ref: 'component:default/payments',
      groundwork_on_call: 'level 1: Ada Byron (until 2026-11-23T08:00:00.000Z)',
      groundwork_channel: '#payments',
      groundwork_tier: '1',
      groundwork_ownership_status: 'found',
      runbook_url: 'https://runbooks.acme.test/payments',
    });
  });

  it.each<[string, Record<string, string>, object]>([
    [
      'a pod',
      { pod: 'orders-7d9f8c6b5-x2k4p', namespace: 'ordering' },
      { groundwork_owner: 'Ordering' },
    ],
    [
      'a service',
      { service: 'payments' },
      { groundwork_owner: 'Payments Core' },
    ],
    [
      'a host that two claim',
      { host: 'shared.acme.test' },
      {
        groundwork_ownership_candidates:
          'Orders (Ordering); Stock (Fulfilment)',
      },
    ],
    [
      'what nobody knows',
      { host: 'new.example' },
      {
        groundwork_ownership_status: 'unknown',
        groundwork_ownership_url:
          'https://portal.acme.test/ownership?q=new.example',
      },
    ],
  ])('tells whose %s is', async (_, labels, expected) => {
    const { body } = await enrich(enricherWith(), alertsFor(labels));

    expect(JSON.parse(String(body)).alerts[0].annotations).toMatchObject(
      expected,
    );
  });

  it('tells of many alerts, each its own', async () => {
    const text = alertsFor(
      ...Array.from({ length: 30 }, (_, index) => ({
        service: index % 2 ? 'payments' : 'orders',
      })),
    );

    const { body } = await enrich(enricherWith(), text);

    const { alerts }: { alerts: Alert[] } = JSON.parse(String(body));
    expect(
      alerts.map(({ annotations }) => annotations.groundwork_owner),
    ).toEqual(
      Array.from({ length: 30 }, (_, index) =>
        index % 2 ? 'Payments Core' : 'Ordering',
      ),
    );
  });

  it('tells of an event for PagerDuty', async () => {
    const { result, body } = await enrich(
      enricherWith(),
      JSON.stringify(PAGERDUTY_TRIGGER),
      'pagerduty',
    );

    expect(result).toBe('enriched');
    expect(JSON.parse(String(body)).payload.custom_details).toMatchObject({
      groundwork_owner: 'Payments Core',
    });
  });

  it('tells nothing of what may not be read', async () => {
    const { body } = await enricherWith().enrich(
      'alertmanager',
      Buffer.from(GROUP),
      async refs => new Set(refs.filter(ref => !ref.includes('payments'))),
    );

    expect(String(body)).not.toMatch(/Payments|payments-core|Ada/);
  });

  it('enriches as many alerts as it may, and says so', async () => {
    const { body, ...rest } = await enrich(
      enricherWith({ maxAlerts: 1 }),
      alertsFor({ service: 'payments' }, { service: 'orders' }),
    );
    const { alerts } = JSON.parse(String(body));

    expect(rest).toEqual({ result: 'partial', reason: 'too-many-alerts' });
    expect(alerts[0].annotations).toHaveProperty('groundwork_owner');
    expect(alerts[1].annotations).toEqual({ summary: 'p99 is high' });
  });

  it('says nothing where there is nothing to say', async () => {
    expect(await enrich(enricherWith(), '{"alerts":[]}')).toEqual({
      result: 'unchanged',
      reason: 'nothing-to-enrich',
      body: Buffer.from('{"alerts":[]}'),
    });
  });

  describe('gives the bytes back as they were', () => {
    it.each<[string, string | Buffer, Partial<EnricherOptions>, string]>([
      [
        'when nobody answers',
        GROUP,
        { ...resolverThat(never), budgetMs: 20 },
        'timeout',
      ],
      [
        'when the index is not loaded',
        GROUP,
        resolverThat(async () => {
          throw new ServiceUnavailableError('not loaded');
        }),
        'unavailable',
      ],
      [
        'when something breaks',
        GROUP,
        resolverThat(() => {
          throw new TypeError('x is not a function');
        }),
        'error',
      ],
      [
        'when there are fewer answers than alerts',
        GROUP,
        resolverThat(async () => ({ parts: [] })),
        'error',
      ],
      [
        'when an answer is not what it should be',
        GROUP,
        resolverThat(async () => ({
          status: 'lost',
          answers: [],
          lookedFor: [],
        })),
        'error',
      ],
      ['when it is no JSON', 'alert', {}, 'not-understood'],
      [
        'when it is something else',
        '{"text":"disk full"}',
        {},
        'not-understood',
      ],
      [
        'when it is not UTF-8',
        Buffer.from([0x7b, 0xff, 0x7d]),
        {},
        'not-understood',
      ],
      [
        'when it is deep',
        `{"alerts":[{"labels":{},"annotations":{"a":${DEEP}}}]}`,
        {},
        'error',
      ],
      ['when there is too much to do', GROUP, { maxAtOnce: 0 }, 'busy'],
    ])('%s', async (_, body, options, reason) => {
      const enrichment = await enrich(enricherWith(options), body);

      expect(enrichment).toMatchObject({ result: 'failed', reason });
      expect(enrichment.body.equals(Buffer.from(body))).toBe(true);
      expect(logger.warn).toHaveBeenCalledTimes(1);
    });

    it('when PagerDuty would not take them any more', async () => {
      const event = { ...PAGERDUTY_TRIGGER, client: 'x'.repeat(511 * 1024) };

      const { body, ...rest } = await enrich(
        enricherWith(),
        JSON.stringify(event),
        'pagerduty',
      );

      expect(rest).toEqual({ result: 'failed', reason: 'too-large' });
      expect(JSON.parse(String(body))).toEqual(event);
    });
  });

  describe('names owners without contacts', () => {
    const { resolve } = Resolver.prototype;
    const withContacts = (contacts: () => Promise<never>) =>
      resolverThat((request, context) =>
        request.include?.includes('contact')
          ? contacts()
          : resolve.call(acme.resolver, request, context),
      );

    it.each<[string, () => Promise<never>]>([
      ['are late', never],
      [
        'fail',
        async () => {
          throw new Error('no contacts');
        },
      ],
    ])('when they %s', async (_, contacts) => {
      const { body, ...rest } = await enrich(
        enricherWith({ ...withContacts(contacts), budgetMs: 2_000 }),
      );

      expect(rest).toEqual({
        result: 'partial',
        reason: 'contacts-unavailable',
      });
      expect(JSON.parse(String(body)).alerts[0].annotations).toMatchObject({
        groundwork_owner: 'Payments Core',
        groundwork_on_call: 'not known: the schedule does not answer',
      });
    });
  });

  it('counts what it still waits for, though nobody waits for the answer', async () => {
    const enricher = enricherWith({
      ...resolverThat(never),
      budgetMs: 20,
      maxAtOnce: 2,
    });

    expect(await enrich(enricher)).toMatchObject({ reason: 'timeout' });
    expect(await enrich(enricher)).toMatchObject({ reason: 'busy' });
  });

  it('has room again when what it waited for has ended', async () => {
    const enricher = enricherWith({ maxAtOnce: 1 });

    for (let count = 0; count < 3; count += 1) {
      expect(await enrich(enricher)).toMatchObject({ result: 'enriched' });
    }
  });
});
