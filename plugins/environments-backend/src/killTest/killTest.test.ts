import { isPassed } from './report';
import { runKillTest, SHORT } from './runKillTest';

const server = process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;
const describeWithPostgres = server ? describe : describe.skip;

describeWithPostgres('The kill test, on PostgreSQL', () => {
  jest.setTimeout(240_000);

  it('finds nothing doubled, lost or orphaned, whatever is killed', async () => {
    const report = await runKillTest({ ...SHORT, server: server ?? '' });

    expect(report).toMatchObject({
      findings: { doubled: [], lost: [], orphaned: [] },
      crashed: 0,
    });
    expect(isPassed(report)).toBe(true);
    // It would find nothing either if nothing had happened.
    expect(report.operations).toBeGreaterThan(10);
    expect(report.faults.boundaryKills).toBeGreaterThan(0);
    expect(report.faults.boundaryStops).toBeGreaterThan(0);
    expect(report.faults.outages).toBeGreaterThan(0);
    expect(report.refused.inside).toBeGreaterThan(0);
  });

  it('finds it when writes are not fenced', async () => {
    const report = await runKillTest({
      ...SHORT,
      server: server ?? '',
      forMs: 6_000,
      settleMs: 5_000,
      isFencingBroken: true,
    });

    expect(report.faults.boundaryStops).toBeGreaterThan(0);
    expect(report.doubled + report.lost).toBeGreaterThan(0);
    expect(isPassed(report)).toBe(false);
  });
});
