import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ScorecardSummary } from '@groundwork/backstage-plugin-scorecards-common';
import { ScorecardsCollatorFactory } from './ScorecardsCollatorFactory';

function scorecard(scorecardId: string): ScorecardSummary {
  return {
    scorecardId,
    scorecardTitle: `About ${scorecardId}`,
    owner: { entityRef: 'group:default/platform', title: 'Platform' },
    version: 1,
    publishedAt: '2026-11-20T09:00:00Z',
    checks: 1,
    levels: [],
    entities: 0,
    unmeasured: 0,
    distribution: [],
    counts: { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 },
    trend: [],
  };
}

function factoryWith(listScorecards: jest.Mock) {
  return new ScorecardsCollatorFactory({
    auth: mockServices.auth({ pluginId: 'search' }),
    scorecards: { listScorecards },
  });
}

async function titlesOf(factory: ScorecardsCollatorFactory): Promise<string[]> {
  const titles: string[] = [];
  for await (const { title } of await factory.getCollator()) {
    titles.push(title);
  }
  return titles;
}

describe('ScorecardsCollatorFactory', () => {
  it('reads all scorecards, as the search itself', async () => {
    const listScorecards = jest.fn().mockResolvedValue({
      items: [scorecard('readiness'), scorecard('security')],
      refused: [],
    });

    expect(await titlesOf(factoryWith(listScorecards))).toEqual([
      'About readiness',
      'About security',
    ]);
    expect(listScorecards.mock.calls).toEqual([
      [{ credentials: mockCredentials.service('plugin:search') }],
    ]);
  });

  it('fails when they cannot be read, so that the old index stays', async () => {
    const listScorecards = jest.fn().mockRejectedValue(new Error('down'));

    await expect(titlesOf(factoryWith(listScorecards))).rejects.toThrow('down');
  });

  it('lets those find scorecards who may read them', () => {
    expect(factoryWith(jest.fn()).visibilityPermission).toMatchObject({
      name: 'scorecards.read',
      type: 'basic',
    });
  });
});
