import { LevelBrief } from '@groundwork/backstage-plugin-scorecards-common';
import { BatchedScorecardLevels } from './BatchedScorecardLevels';

function levelsOf(entityRef: string): LevelBrief[] {
  return [
    {
      scorecardId: 'production-readiness',
      scorecardTitle: `Production readiness of ${entityRef}`,
      level: 2,
      of: 4,
      unmeasured: false,
    },
  ];
}

const refs = (count: number) =>
  Array.from({ length: count }, (_, index) => `component:default/c${index}`);

function setup() {
  const time = { ms: 0 };
  const findLevels = jest.fn(async (entityRefs: string[]) => ({
    items: entityRefs
      .filter(entityRef => entityRef !== 'component:default/secret')
      .map(entityRef => ({ entityRef, levels: levelsOf(entityRef) })),
  }));
  const levels = new BatchedScorecardLevels({
    scorecardsApi: { findLevels },
    now: () => new Date(time.ms),
  });
  const askAll = (entityRefs: string[]) =>
    Promise.all(entityRefs.map(ref => levels.findLevels(ref)));
  return { time, findLevels, askAll };
}

describe('BatchedScorecardLevels', () => {
  it('asks for 100 rows in one request, and gives each its own', async () => {
    const { findLevels, askAll } = setup();
    const entityRefs = refs(100);
    expect(await askAll(entityRefs)).toEqual(entityRefs.map(levelsOf));
    expect(findLevels.mock.calls).toEqual([[entityRefs]]);
  });

  it('asks once for what several cells ask', async () => {
    const { findLevels, askAll } = setup();
    await askAll(['component:default/a', 'component:default/a']);
    expect(findLevels.mock.calls).toEqual([[['component:default/a']]]);
  });

  it('asks for no more at once than the backend takes', async () => {
    const { findLevels, askAll } = setup();
    await askAll(refs(1_100));
    expect(findLevels.mock.calls.map(([asked]) => asked.length)).toEqual([
      500, 500, 100,
    ]);
  });

  it('keeps answers for a minute', async () => {
    const { time, findLevels, askAll } = setup();
    await askAll(refs(2));
    time.ms = 59_999;
    await askAll(refs(3));
    expect(findLevels.mock.calls[1]).toEqual([['component:default/c2']]);
    time.ms = 60_000;
    await askAll(refs(2));
    expect(findLevels.mock.calls[2]).toEqual([refs(2)]);
  });

  it('knows no levels of what may not be seen', async () => {
    const { askAll } = setup();
    expect(await askAll(['component:default/secret'])).toEqual([[]]);
  });

  it('says why it failed, and asks again then', async () => {
    const { findLevels, askAll } = setup();
    findLevels.mockRejectedValueOnce(new Error('the database is away'));
    await expect(askAll(refs(2))).rejects.toThrow('the database is away');
    expect(await askAll(refs(1))).toEqual(refs(1).map(levelsOf));
    expect(findLevels).toHaveBeenCalledTimes(2);
  });
});
