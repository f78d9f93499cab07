import { seededRandom } from '../../statistics';
import { DAY_MS } from '../period';
import {
  compareThroughput,
  measureThroughput,
  weekCounts,
} from './compareThroughput';

const period = { from: 0, to: 31 * DAY_MS };
const merged = [0, 1, 2, 3].flatMap(week => [
  { cohort: 'assisted' as const, week, count: 10 + week },
  { cohort: 'undeclared' as const, week, count: 4 },
]);

describe('throughput', () => {
  const weeks = weekCounts(merged, period);
  const random = () => seededRandom(1);

  it('is counted by weeks of the period, of which the last may be short', () => {
    expect(weeks).toHaveLength(5);
    expect(weeks[1]).toEqual({
      length: 1,
      counts: { assisted: 11, human: 0, undeclared: 4 },
    });
    expect(weeks[4].length).toBeCloseTo(3 / 7, 9);
  });

  it('is what was merged, by the length of the period', () => {
    const measured = measureThroughput(weeks, {
      cohort: 'assisted',
      random: random(),
    });

    // 46 in 31 days
    expect(measured.value).toBeCloseTo((46 * 7) / 31, 9);
    expect(measured).toMatchObject({ n: 46, coverage: 1, excluded: {} });
    expect(measured.interval).toBeDefined();
  });

  it('is missing, not 0, of a cohort without a change', () => {
    expect(
      measureThroughput(weeks, { cohort: 'human', random: random() }),
    ).toEqual({ n: 0, coverage: 0, excluded: {}, definitionVersion: 1 });
  });

  it('differs by what is merged more per week', () => {
    const found = compareThroughput(weeks, {
      against: 'undeclared',
      random: random(),
    });

    expect(found?.value).toBeCloseTo((30 * 7) / 31, 9);
    // The four whole weeks of either are apart: less likely in one of 35 ways, twice
    expect(found?.p).toBeLessThan(0.06);
  });
});
