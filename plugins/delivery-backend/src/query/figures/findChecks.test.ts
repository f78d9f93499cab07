import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { ago, HOUR, migrations, ORDERS, PAY, WEB } from '../__testUtils__/rows';
import {
  GivenChange,
  HEAD,
  seedRuns,
  setUpFigures,
} from './__testUtils__/figures';

describeEachDatabase('Figures of checks', { migrations }, ({ create }) => {
  const setUp = async () => setUpFigures(await create());

  const merged = ago(3);
  const reviews: GivenChange['reviews'] = [];

  it('counts changes that a check had ended on before the merge', async () => {
    const { knex, read, change } = await setUp();
    await change({ reviews, commits: ['a', 'merge-a'] });
    // Of an earlier head
    await change({ reviews, heads: ['b1', 'b2'], commits: ['b2'] });
    await change({ reviews, commits: ['late', 'merge-late'] });
    await change({ reviews, commits: ['cut'] });
    await change({ reviews, commits: ['failed'] });
    await change({ reviews, commits: ['none'] });
    await seedRuns(knex, [
      { sha: 'a', endedAt: merged },
      { sha: 'a', endedAt: merged - HOUR, name: 'CodeQL' },
      { sha: 'a', endedAt: merged - HOUR, name: 'trivy' },
      { sha: 'b1', endedAt: merged - HOUR },
      { sha: 'late', endedAt: merged + 1 },
      { sha: 'late', endedAt: merged + 1, name: 'snyk' },
      { sha: 'merge-late', endedAt: merged + HOUR },
      { sha: 'cut', endedAt: merged - HOUR, result: 'cancelled' },
      { sha: 'cut', endedAt: merged - HOUR, result: 'skipped' },
      { sha: 'failed', endedAt: merged - HOUR, result: 'failed' },
      {
        sha: 'failed',
        endedAt: merged - HOUR,
        result: 'failed',
        name: 'gitleaks',
      },
    ]);

    const [orders, pay, head] = await read(ORDERS, PAY, HEAD);
    const expected = { n: 6, checked: 3, scanned: 2 };
    expect(orders.checks).toEqual(expected);
    expect(pay.checks).toEqual(expected);
    expect(head.checks).toEqual(expected);
  });

  it('does not take silence for no checks', async () => {
    const { knex, read, change } = await setUp();
    await change({ reviews, commits: ['a'] });
    // Merged before the repository began to tell of its checks
    await change({ reviews, commits: ['b'], mergedAt: ago(20) });
    await change({ component: WEB, reviews, commits: ['c'] });
    await seedRuns(knex, [{ sha: 'else', endedAt: ago(10) }]);

    const [orders, web, head] = await read(ORDERS, WEB, HEAD);

    expect(orders.checks).toEqual({ n: 1, checked: 0, scanned: 0 });
    expect(web.checks).toBeUndefined();
    expect(head.checks).toEqual({ n: 1, checked: 0, scanned: 0 });
  });

  it('knows commits that CDEvents name without a repository', async () => {
    const { knex, read, change } = await setUp();
    await change({ reviews, commits: ['a'] });
    await change({ reviews, commits: ['b'] });
    await seedRuns(knex, [
      { sha: 'a', endedAt: merged - HOUR, repository: null },
    ]);

    const [orders] = await read(ORDERS);

    expect(orders.checks).toEqual({ n: 2, checked: 1, scanned: 0 });
  });

  it('leaves out squashed branches of which git alone tells', async () => {
    const { knex, read, change } = await setUp();
    await change({ commits: ['squash'], isApproximate: true });
    await change({ commits: ['direct'] });
    await change({
      commits: ['pulled'],
      reviews,
      isApproximate: true,
    });
    await seedRuns(knex, [{ sha: 'else', endedAt: ago(10) }]);

    const [orders] = await read(ORDERS);

    expect(orders.checks).toEqual({ n: 2, checked: 0, scanned: 0 });
  });
});
