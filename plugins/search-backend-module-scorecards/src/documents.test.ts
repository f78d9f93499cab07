import { ScorecardSummary } from '@groundwork/backstage-plugin-scorecards-common';
import { toDocument } from './documents';

function scorecard(changed: Partial<ScorecardSummary> = {}): ScorecardSummary {
  return {
    scorecardId: 'production-readiness',
    scorecardTitle: 'Production readiness',
    description: 'What a service has before it takes traffic',
    owner: {
      entityRef: 'group:default/developer-platform',
      title: 'Developer Platform',
    },
    version: 3,
    publishedAt: '2026-11-20T09:00:00Z',
    checks: 12,
    levels: [
      { level: 1, name: 'Known' },
      { level: 2, name: 'Operable' },
    ],
    entities: 30,
    unmeasured: 2,
    distribution: [],
    counts: { pass: 1, fail: 2, unknown: 3, stale: 4, exempt: 5 },
    trend: [],
    ...changed,
  };
}

describe('toDocument', () => {
  it('says what the scorecard is for, whose it is and how high it goes', () => {
    expect(toDocument(scorecard())).toEqual({
      title: 'Production readiness',
      text: 'What a service has before it takes traffic. Owned by developer-platform. Levels: Known, Operable.',
      location: '/scorecards/production-readiness',
      scorecardId: 'production-readiness',
      owner: 'group:default/developer-platform',
      levels: ['Known', 'Operable'],
    });
  });

  it.each([
    [undefined, 'Owned by developer-platform. Levels: Known, Operable.'],
    ['Ready?', 'Ready? Owned by developer-platform. Levels: Known, Operable.'],
    [
      'Ready.\n',
      'Ready. Owned by developer-platform. Levels: Known, Operable.',
    ],
  ])('reads well with the description %j', (description, text) => {
    expect(toDocument(scorecard({ description })).text).toBe(text);
  });

  it('says nothing of how entities fare: that is not for everybody', () => {
    const words = JSON.stringify(toDocument(scorecard({ entities: 4711 })));
    expect(words).not.toContain('4711');
  });
});
