import { day } from '../__testUtils__/builders';
import { Timeline } from '../deployments';
import { environmentLeadTimes } from './environmentLeadTime';
import { SelfServiceFacts, selfServices } from './selfService';
import { CheckRun, testFeedback } from './testFeedback';

const now = day(100);

describe('testFeedback', () => {
  const run = (over: Partial<CheckRun> = {}): CheckRun => ({
    sha: 'h',
    name: 'CI',
    attempt: 1,
    queuedAt: day(2),
    finishedAt: day(4),
    isSkipped: false,
    isRequired: true,
    ...over,
  });
  const of = (runs: CheckRun[], over: { mergedAt?: number } = {}) =>
    testFeedback(
      { id: 'c', heads: [{ sha: 'h', at: day(1) }], runs, ...over },
      { now },
    ).map(it =>
      it.status === 'measured'
        ? [
            it.value / (day(1) - day(0)),
            ...(it.isOpen ? ['open'] : []),
            ...(it.isApproximate ? ['approximate'] : []),
          ]
        : it.reason,
    );

  it.each<[string, CheckRun[], { mergedAt?: number }, unknown[]]>([
    [
      'from the push to the end of the last',
      [run(), run({ name: 'b', finishedAt: day(5) })],
      {},
      [[4]],
    ],
    [
      'from the queue where that was before',
      [run({ queuedAt: day(0) })],
      {},
      [[4]],
    ],
    [
      'to the end of the first attempt',
      [run({ attempt: 2, finishedAt: day(9) }), run()],
      {},
      [[3]],
    ],
    [
      'without what is not required',
      [run(), run({ name: 'b', isRequired: false, finishedAt: day(9) })],
      {},
      [[3]],
    ],
    [
      'approximately where that is not known',
      [run({ isRequired: undefined })],
      {},
      [[3, 'approximate']],
    ],
    [
      'until now where it goes on',
      [run({ finishedAt: undefined })],
      {},
      [[99, 'open']],
    ],
    [
      'not where its end is lost',
      [run({ finishedAt: undefined })],
      { mergedAt: day(9) },
      ['endLost'],
    ],
    [
      'without what ran after the merge',
      [run(), run({ name: 'deploy', queuedAt: day(7), finishedAt: day(8) })],
      { mergedAt: day(6) },
      [[3]],
    ],
    [
      'without what was skipped',
      [run(), run({ name: 'b', isSkipped: true, finishedAt: day(9) })],
      {},
      [[3]],
    ],
    ['not where there is none', [], { mergedAt: day(6) }, ['checksUnknown']],
    ['nothing yet', [], {}, []],
  ])('is %s', (_, runs, over, expected) => {
    expect(of(runs, over)).toEqual(expected);
  });
});

describe('environmentLeadTimes', () => {
  it('goes from the request to when it is there, or now', () => {
    const requests = [
      { readyAt: day(3) },
      {},
      { endedAt: day(2) },
      { readyAt: day(0) },
    ].map((it, index) => ({
      id: `${index}`,
      requestedAt: day(1),
      needsApproval: false,
      ...it,
    }));

    expect(environmentLeadTimes(requests, { now })).toMatchObject([
      { item: '0', at: day(3), value: day(2) - day(0), isOpen: false },
      { item: '1', at: day(1), value: now - day(1), isOpen: true },
      { item: '2', reason: 'givenUp' },
      { item: '3', reason: 'negative' },
    ]);
  });
});

describe('selfServices', () => {
  const deployment = {
    id: 'd',
    component: 'orders',
    environment: 'production',
    isProduction: true,
    sha: 'a',
    commits: [],
    finishedAt: day(1),
    result: 'succeeded' as const,
    kind: 'deploy' as const,
  };
  const timelineOf = (over: Partial<typeof deployment> = {}): Timeline => ({
    component: 'orders',
    environment: 'production',
    deployments: [{ ...deployment, ...over }],
    gaps: [],
    unknownRanges: [],
    unplaced: [],
  });
  const facts = (
    actors: Array<[ref: string, isBot?: boolean]>,
    team: string | undefined = 'buyers',
  ): SelfServiceFacts => ({
    actorsOf: () => actors.map(([ref, isBot = false]) => ({ ref, isBot })),
    teamOf: () => team,
    isMemberOf: ref => ({ ada: true, linus: false }[ref]),
  });
  const of = (given: SelfServiceFacts) =>
    selfServices([timelineOf()], given).map(it =>
      it.status === 'measured'
        ? `${it.value}${it.isApproximate ? ' approximate' : ''}`
        : it.reason,
    );

  it.each<[string, SelfServiceFacts, string]>([
    ['the team alone', facts([['ada'], ['bot', true]]), '1'],
    ['somebody else too', facts([['ada'], ['linus'], ['?']]), '0'],
    ['a program alone', facts([['bot', true]]), '1 approximate'],
    ['somebody nobody knows', facts([['ada'], ['?']]), 'actorsUnknown'],
    ['nobody who is told of', facts([]), 'actorsUnknown'],
    [
      'somebody, without a team',
      { ...facts([['ada']]), teamOf: () => undefined },
      'ownerUnknown',
    ],
  ])('looks at who took part: %s', (_, given, expected) => {
    expect(of(given)).toEqual([expected]);
  });

  it('counts what reached production', () => {
    const given = facts([['ada']]);

    expect(selfServices([timelineOf({ isProduction: false })], given)).toEqual(
      [],
    );
  });
});
