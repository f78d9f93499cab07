import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../log/__testUtils__/events';
import { DerivedWorld } from './__testUtils__/DerivedWorld';
import {
  A,
  at,
  B,
  D,
  DAY,
  deploymentId,
  INCIDENT,
  ORDERS,
  PRICES,
  SHOP,
} from './__testUtils__/shop';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const change = (number: number) => `change:${SHOP}#${number}`;
const FIRST = `commit:${SHOP}@${A}`;

describeEachDatabase('Deriver', { migrations }, ({ create }) => {
  let world: DerivedWorld;
  const setUp = async () => new DerivedWorld(await create());

  describe('of a day in the shop', () => {
    beforeAll(async () => {
      world = await setUp();
      await world.settle(...DAY);
    });

    const of = (component: string, clock: string) =>
      deploymentId(component, clock);

    it('says what deployments were', async () => {
      const rows = await world
        .knex('placed_deployment')
        .orderBy(['component', 'at'])
        .select('component', 'team', 'kind', 'sha', 'at', 'previous_id');

      const [orders, prices] = [
        'group:default/buyers',
        'group:default/pricing',
      ];
      const rowOf = (
        component: string,
        kind: string,
        sha: string,
        clock: string,
        before?: string,
      ) => ({
        component,
        team: component === ORDERS ? orders : prices,
        kind,
        sha,
        at: at(clock),
        previous_id: before ? of(component, before) : null,
      });
      expect(rows).toEqual([
        rowOf(ORDERS, 'deploy', A, '10:00'),
        rowOf(ORDERS, 'deploy', B, '12:00', '10:00'),
        rowOf(ORDERS, 'rollback', A, '13:00', '12:00'),
        rowOf(ORDERS, 'deploy', D, '16:00', '13:00'),
        rowOf(PRICES, 'deploy', A, '10:00'),
        rowOf(PRICES, 'deploy', D, '16:00', '10:00'),
      ]);
    });

    it('says what brought changes to production', async () => {
      const rows = await world
        .knex('placement')
        .orderBy(['change_id', 'component']);

      expect(
        rows.map(it => [
          it.change_id,
          it.component,
          it.deployment_id ?? it.reason,
        ]),
      ).toEqual([
        [change(1), ORDERS, of(ORDERS, '12:00')],
        [change(2), PRICES, of(PRICES, '16:00')],
        [change(3), ORDERS, of(ORDERS, '16:00')],
        [FIRST, ORDERS, 'beforeFirstDeployment'],
        [FIRST, PRICES, 'beforeFirstDeployment'],
      ]);
    });

    it('says what failed because of what', async () => {
      const rows = await world.knex('failure_link').orderBy('from_id');

      expect(
        rows.map(it => [
          it.from_id,
          it.to_id,
          it.class,
          it.confidence,
          Boolean(it.is_corrected),
        ]),
      ).toEqual([
        [of(ORDERS, '13:00'), of(ORDERS, '12:00'), 'rollback', 0.95, false],
        [INCIDENT, of(ORDERS, '12:00'), 'explicit', 1, true],
      ]);
    });

    // Worked out by hand from the times in shop.ts.
    it.each<[string, string[]]>([
      [
        'lead-time',
        [
          // From 7:00 to 12:00, 13:30 to 16:00 and 14:30 to 16:00
          `${change(1)} ${ORDERS} ${5 * HOUR}`,
          `${change(2)} ${PRICES} ${2.5 * HOUR} approximate`,
          `${change(3)} ${ORDERS} ${1.5 * HOUR} approximate`,
          `${FIRST} ${ORDERS} beforeFirstDeployment`,
          `${FIRST} ${PRICES} beforeFirstDeployment`,
        ],
      ],
      [
        'merge-to-deploy',
        [
          // Merged at 11:00, 14:00 and 15:00
          `${change(1)} ${ORDERS} ${HOUR}`,
          `${change(2)} ${PRICES} ${2 * HOUR}`,
          `${change(3)} ${ORDERS} ${HOUR}`,
          `${FIRST} ${ORDERS} beforeFirstDeployment`,
          `${FIRST} ${PRICES} beforeFirstDeployment`,
        ],
      ],
      [
        'deployment-frequency',
        [
          `${of(ORDERS, '10:00')} ${ORDERS} firstDeployment`,
          `${of(ORDERS, '12:00')} ${ORDERS} 1`,
          `${of(ORDERS, '16:00')} ${ORDERS} 1`,
          `${of(PRICES, '10:00')} ${PRICES} firstDeployment`,
          `${of(PRICES, '16:00')} ${PRICES} 1`,
        ],
      ],
      [
        'change-fail-rate',
        [
          `${of(ORDERS, '10:00')} ${ORDERS} 0`,
          `${of(ORDERS, '12:00')} ${ORDERS} 1`,
          `${of(ORDERS, '16:00')} ${ORDERS} 0`,
          `${of(PRICES, '10:00')} ${PRICES} 0`,
          `${of(PRICES, '16:00')} ${PRICES} 0`,
        ],
      ],
      [
        'rework-rate',
        [
          `${of(ORDERS, '10:00')} ${ORDERS} 0`,
          `${of(ORDERS, '12:00')} ${ORDERS} 0`,
          `${of(ORDERS, '13:00')} ${ORDERS} 1`,
          `${of(ORDERS, '16:00')} ${ORDERS} 0`,
          `${of(PRICES, '10:00')} ${PRICES} 0`,
          `${of(PRICES, '16:00')} ${PRICES} 0`,
        ],
      ],
      // The rollback at 13:00 comes before the end of the incident
      ['recovery-time', [`${of(ORDERS, '12:00')} ${ORDERS} ${HOUR}`]],
      // It began when its cause was deployed, as far as is known
      ['detect-time', [`${INCIDENT} ${ORDERS} ${30 * MINUTE} approximate`]],
      ['restore-time', [`${INCIDENT} ${ORDERS} ${40 * MINUTE}`]],
      [
        'review-latency',
        [
          `${change(1)} ${ORDERS} ${1.5 * HOUR}`,
          `${change(2)} ${PRICES} reviewsUnknown`,
          `${change(3)} ${ORDERS} reviewsUnknown`,
          `${FIRST} ${ORDERS} reviewsUnknown`,
          `${FIRST} ${PRICES} reviewsUnknown`,
        ],
      ],
      [
        'merged-unreviewed-rate',
        [
          `${change(1)} ${ORDERS} 0`,
          `${change(2)} ${PRICES} reviewsUnknown`,
          `${change(3)} ${ORDERS} reviewsUnknown`,
          `${FIRST} ${ORDERS} reviewsUnknown`,
          `${FIRST} ${PRICES} reviewsUnknown`,
        ],
      ],
      [
        'change-size',
        [
          `${change(1)} ${ORDERS} 15`,
          `${change(2)} ${PRICES} 3`,
          `${change(3)} ${ORDERS} 15`,
          `${FIRST} ${ORDERS} 2`,
          `${FIRST} ${PRICES} 2`,
        ],
      ],
      [
        'test-feedback',
        [
          // Pushed at 8:00, over at 8:10
          `${change(1)} ${ORDERS} ${10 * MINUTE} approximate`,
          `${change(2)} ${PRICES} checksUnknown`,
          `${change(3)} ${ORDERS} checksUnknown`,
          `${FIRST} ${ORDERS} checksUnknown`,
          `${FIRST} ${PRICES} checksUnknown`,
        ],
      ],
      [
        'environment-lead-time',
        [`environment:https://portal.acme.test env-9 ${ORDERS} ${4 * MINUTE}`],
      ],
      [
        'self-service-rate',
        [
          // Ada is of the team that owns orders, and not of that of prices
          `${of(ORDERS, '10:00')} ${ORDERS} 1`,
          `${of(ORDERS, '12:00')} ${ORDERS} actorsUnknown`,
          `${of(ORDERS, '13:00')} ${ORDERS} actorsUnknown`,
          `${of(ORDERS, '16:00')} ${ORDERS} actorsUnknown`,
          `${of(PRICES, '10:00')} ${PRICES} 0`,
          `${of(PRICES, '16:00')} ${PRICES} actorsUnknown`,
        ],
      ],
    ])('reads %s', async (metric, expected) => {
      expect(await world.readings(metric)).toEqual(expected.sort());
    });

    it('lets each change count once, whatever it touches', async () => {
      const rows = await world
        .knex('reading')
        .where({ metric: 'change-size', is_decisive: true })
        .orderBy('item');

      expect(rows.map(it => [it.item, it.component, it.team, it.bin])).toEqual([
        // 1.02 ^ 136 is 14.8, 1.02 ^ 137 is 15.1; 1.02 ^ 55 is 2.97, ^ 56 is 3.03
        [change(1), ORDERS, 'group:default/buyers', 136],
        [change(2), PRICES, 'group:default/pricing', 55],
        [change(3), ORDERS, 'group:default/buyers', 136],
        [FIRST, ORDERS, 'group:default/buyers', 35],
      ]);
    });

    it('says what the change that failed spent in stages', async () => {
      const rows = await world
        .knex('stage_span')
        .where({ item: change(1) })
        .orderBy('start_at')
        .orderBy('end_at');

      expect(
        rows.map(
          it =>
            `${it.stage} ${it.kind} ${clockOf(it.start_at)}–${clockOf(
              it.end_at,
            )}`,
        ),
      ).toEqual([
        'code touch 07:00–08:00',
        'review queue 08:00–09:30',
        'test queue 08:01–08:02',
        'test touch 08:02–08:10',
        'review touch 09:30–09:30',
        'review queue 09:30–11:00',
        'deploy queue 11:00–12:00',
        'operate queue 12:00–12:30',
        'operate touch 12:30–13:00',
      ]);
      expect(new Set(rows.map(it => it.component))).toEqual(new Set([ORDERS]));
    });

    it('says what limits the numbers, and when they were made', async () => {
      expect(await world.remarks(SHOP)).toEqual([
        'firstCommitApproximate',
        'ownershipFromCatalog',
        'requiredChecksUnknown',
      ]);
      expect(await world.knex('derivation')).toMatchObject([
        { repository: SHOP, version: 1, derived_at: world.now().getTime() },
      ]);
    });
  });
});

function clockOf(time: number | null): string {
  return time === null ? '' : new Date(time).toISOString().slice(11, 16);
}
