import fc from 'fast-check';
import { METRIC_IDS } from '@groundwork/backstage-plugin-delivery-common';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../__testUtils__/rows';
import { weekNumberOf } from '../period';
import { BEFORE } from './Cell';
import { CellGroup, CellKey } from './CellKey';

const DAY_MS = 24 * 3_600_000;
const FROM = Date.parse('2026-09-02T10:00:00Z');
const PERIOD = { from: FROM, to: FROM + 365 * DAY_MS };

interface Reading {
  metric: string;
  at: number;
  bin: number | null;
  is_open: boolean;
  is_approximate: boolean;
}

const readings = fc.record({
  metric: fc.constantFrom(...METRIC_IDS),
  at: fc.integer({ min: FROM - 365 * DAY_MS, max: PERIOD.to - 1 }),
  // The last bin that a whole number of milliseconds can have is below 1,900
  bin: fc.option(fc.integer({ min: -1, max: 1_900 })),
  is_open: fc.boolean(),
  is_approximate: fc.boolean(),
});

function groupOf(reading: Reading): CellGroup {
  const { at, bin } = reading;
  return {
    slot: at < FROM ? BEFORE : weekNumberOf(at) - weekNumberOf(FROM),
    ...(bin !== null && { bin }),
    isOpen: reading.is_open,
    isApproximate: reading.is_approximate,
  };
}

describeEachDatabase('CellKey', { migrations }, ({ create }) => {
  it('reads back what every reading has in common with those alike', async () => {
    const knex = await create();
    const key = new CellKey(PERIOD);
    await fc.assert(
      fc.asyncProperty(
        fc.array(readings, { minLength: 1, maxLength: 40 }),
        async given => {
          await knex('reading').del();
          await knex('reading').insert(
            given.map(it => ({
              ...it,
              repository: 'git.acme.test/acme/orders',
              item: 'orders#1',
              is_decisive: true,
            })),
          );
          const rows: Array<{ cell: number | string }> = await knex(
            'reading as r',
          )
            .orderBy('r.id')
            .select({ cell: key.sql(knex) });
          expect(rows.map(row => key.read(row.cell))).toEqual(
            given.map(groupOf),
          );
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
