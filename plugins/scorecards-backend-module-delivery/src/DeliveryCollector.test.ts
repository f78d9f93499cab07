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
