import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { ago, HOUR, migrations, ORDERS, PAY, WEB } from '../__testUtils__/rows';
import { HEAD, setUpFigures } from './__testUtils__/figures';

describeEachDatabase('Figures of reviews', { migrations }, ({ create }) => {
  const setUp = async () => setUpFigures(await create());

  it('has the share of reviews of the busiest, and nobody by name', async () => {
    const { read, change } = await setUp();
    const before = ago(3) - HOUR;
    const by = (...reviewers: string[]) =>
      reviewers.map(reviewer => ({ reviewer, at: before }));
    // Bo gave three of five; twice for one change counts once
    await change({ reviews: by('bo', 'bo', 'cy') });
    await change({ reviews: by('bo') });
    await change({ reviews: by('bo', 'di') });
    await change({
      reviews: [
        ...by('ada'),
        { reviewer: 'robot', at: before, isBot: true },
        { reviewer: 'cy', at: before, isSubmitted: false },
        { reviewer: 'cy', at: ago(2) },
      ],
    });
    await change({ reviews: by('cy'), mergedAt: ago(29) });
    await change({});
    await change({ component: WEB, reviews: by('bo', 'ed') });

    const [orders, pay, web, head] = await read(ORDERS, PAY, WEB, HEAD);

    expect(orders.reviews).toEqual({ n: 5, topShare: 3 / 5 });
    expect(pay.reviews).toEqual({ n: 5, topShare: 3 / 5 });
    // Two are too few to tell
    expect(web.reviews).toEqual({ n: 2 });
    // Four of seven
    expect(head.reviews).toEqual({ n: 7, topShare: 4 / 7 });
    expect(JSON.stringify([orders, pay, web, head])).not.toMatch(/"(bo|cy)"/);
  });
});
