import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  FiguresRequest,
  ScopeFigures,
} from '@groundwork/backstage-plugin-delivery-common';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { createDeliveryCollector } from './DeliveryCollector';
import { DELIVERY_FACTS } from './facts';

const HOUR_MS = 3_600_000;

const component = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
});

const figures = (name: string, more: Partial<ScopeFigures>): ScopeFigures => ({
  scope: `component:default/${name}`,
  hasData: true,
  mergedChanges: 0,
  metrics: [],
  openIncidents: 0,
  waitingChanges: 0,
  ...more,
});

const measured = (value: number | undefined, n: number) => ({
  value,
  n,
  coverage: 1,
  excluded: {},
  definitionVersion: 1,
});

async function collect(known: ScopeFigures[], ...pages: Entity[][]) {
  const asked: string[][] = [];
  const delivery = {
    as: () => ({
      getFigures: async ({ scopes }: FiguresRequest) => {
        asked.push(scopes);
        return { items: known.filter(it => scopes.includes(it.scope)) };
      },
    }),
  } as unknown as DeliveryService;
  async function* given() {
    yield* pages;
  }
  const found: FactObservation[] = [];
  const context = {
    signal: new AbortController().signal,
    logger: mockServices.logger.mock(),
  };
  const collector = createDeliveryCollector({
    auth: mockServices.auth(),
    delivery,
  });
  for await (const batch of collector.collect(given(), context)) {
    found.push(...batch);
  }
  return { asked, found };
}

describe('the collector of delivery', () => {
  it('gives values in the units of the facts', async () => {
    const { found } = await collect(
      [
        figures('orders', {
          mergedChanges: 12,
          openIncidents: 1,
          waitingChanges: 3,
          tests: { flaky: 2, broken: 0, costHours: 4 },
          metrics: [
            {
              id: 'lead-time',
              unit: 'milliseconds',
              measured: measured(36 * HOUR_MS, 12),
            },
            {
              id: 'test-feedback',
              unit: 'milliseconds',
              measured: measured(HOUR_MS / 4, 30),
            },
            {
              id: 'change-fail-rate',
              unit: 'share',
              measured: measured(0.25, 8),
            },
          ],
        }),
      ],
      [component('orders')],
    );
    const known = Object.entries(found[0].facts).filter(
      ([, value]) => value !== undefined,
    );
    expect(found[0].entityRef).toBe('component:default/orders');
    expect(Object.fromEntries(known)).toEqual({
      'delivery.leadTimeP50Hours': 36,
      'delivery.testFeedbackP50Minutes': 15,
      'delivery.changeFailShare': 0.25,
      'delivery.changes28d': 12,
      'delivery.waitingChanges': 3,
      'delivery.openIncidents': 1,
      'delivery.flakyTests': 2,
      'delivery.brokenTests': 0,
    });
  });

  it('leaves out what fewer than five items tell, and what has no value', async () => {
    const metrics: ScopeFigures['metrics'] = [
      { id: 'lead-time', unit: 'milliseconds', measured: measured(1, 4) },
      { id: 'rework-rate', unit: 'share', measured: measured(undefined, 9) },
    ];
    const { found } = await collect(
      [figures('orders', { metrics })],
      [component('orders')],
    );
    expect(found[0].facts).toMatchObject({
      'delivery.leadTimeP50Hours': undefined,
      'delivery.reworkShare': undefined,
      'delivery.changes28d': 0,
      'delivery.flakyTests': undefined,
    });
  });

  it('gives percentiles and shares of what five items tell, and more', async () => {
    const { found } = await collect(
      [
        figures('orders', {
          tests: {
            flaky: 3,
            broken: 0,
            costHours: 1,
            seen: { n: 200, flaky: 4 },
          },
          incidents: { n: 8, byAlert: 6 },
          reviews: { n: 20, topShare: 0.45 },
          checks: { n: 10, checked: 9, scanned: 5 },
          metrics: [
            {
              id: 'review-latency',
              unit: 'milliseconds',
              measured: measured(2 * HOUR_MS, 20),
              p90: 30 * HOUR_MS,
              p95: 40 * HOUR_MS,
            },
            {
              id: 'test-feedback',
              unit: 'milliseconds',
              measured: measured(HOUR_MS / 4, 5),
              p90: HOUR_MS / 3,
              p95: HOUR_MS / 2,
            },
            {
              id: 'environment-lead-time',
              unit: 'milliseconds',
              measured: measured(HOUR_MS / 60, 5),
              p95: HOUR_MS / 30,
            },
          ],
        }),
      ],
      [component('orders')],
    );

    expect(found[0].facts).toMatchObject({
      'delivery.reviewWaitP50Hours': 2,
      'delivery.reviewWaitP90Hours': 30,
      'delivery.testFeedbackP95Minutes': 30,
      'delivery.environmentLeadTimeP50Minutes': 1,
      'delivery.environmentLeadTimeP95Minutes': 2,
      'delivery.flakyShare': 0.02,
      'delivery.detectedByAlertShare': 0.75,
      'delivery.reviewTopShare': 0.45,
      'delivery.checkedChangesShare': 0.9,
      'delivery.scannedChangesShare': 0.5,
    });
  });

  it('leaves out percentiles and shares of fewer', async () => {
    const { found } = await collect(
      [
        figures('orders', {
          tests: {
            flaky: 1,
            broken: 0,
            costHours: 0,
            seen: { n: 4, flaky: 1 },
          },
          incidents: { n: 4, byAlert: 4 },
          reviews: { n: 4 },
          checks: { n: 4, checked: 4, scanned: 0 },
          metrics: [
            {
              id: 'review-latency',
              unit: 'milliseconds',
              measured: measured(1, 4),
              p90: 1,
            },
            // Too many of them last still
            {
              id: 'test-feedback',
              unit: 'milliseconds',
              measured: measured(HOUR_MS, 9),
            },
          ],
        }),
        figures('shared', { tests: { flaky: 1, broken: 0, costHours: 0 } }),
      ],
      [component('orders'), component('shared')],
    );

    for (const { facts } of found) {
      expect(facts).toMatchObject({
        'delivery.flakyTests': 1,
        'delivery.reviewWaitP90Hours': undefined,
        'delivery.testFeedbackP95Minutes': undefined,
        'delivery.flakyShare': undefined,
        'delivery.detectedByAlertShare': undefined,
        'delivery.reviewTopShare': undefined,
        'delivery.checkedChangesShare': undefined,
        'delivery.scannedChangesShare': undefined,
      });
    }
  });

  it('knows nothing of what was never told of', async () => {
    const { found } = await collect(
      [figures('orders', { hasData: false })],
      [component('orders'), component('hidden')],
    );
    expect(found.map(({ facts }) => facts)).toEqual([{}, {}]);
  });

  it('asks for 200 at once', async () => {
    const many = Array.from({ length: 450 }, (_, i) => component(`c${i}`));
    const { asked, found } = await collect([], many, [component('one')]);
    expect(asked.map(({ length }) => length)).toEqual([200, 200, 50, 1]);
    expect(found).toHaveLength(451);
  });

  it('gives facts that are declared', async () => {
    const { found } = await collect(
      [figures('orders', {})],
      [component('orders')],
    );
    expect(Object.keys(found[0].facts).sort()).toEqual(
      DELIVERY_FACTS.map(({ id }) => id).sort(),
    );
  });
});
