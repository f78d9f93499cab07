import { nextStepsOf, NextStepSources } from './nextSteps';

const NOW = new Date('2026-11-22T09:00:00Z');

type ItemOf<TSource extends keyof NextStepSources> = NonNullable<
  NextStepSources[TSource]
> extends { items: Array<infer TItem> }
  ? TItem
  : never;

function approval(mayDecide: boolean): ItemOf<'approvals'> {
  return {
    id: 'a-1',
    subject: { kind: 'environment', environmentId: 'e-1', name: 'orders' },
    digest: 'sha256:x',
    summary: [],
    groups: ['group:default/responders'],
    required: 1,
    requestedBy: 'user:default/mina.park',
    requestedAt: '2026-11-22T08:00:00Z',
    expiresAt: '2026-11-23T08:00:00Z',
    status: 'open',
    decisions: [],
    mayDecide,
  };
}

function environment(
  name: string,
  changed: Partial<ItemOf<'environments'>>,
): ItemOf<'environments'> {
  return {
    id: `id-of-${name}`,
    name,
    phase: 'ready',
    message: 'Everything is there',
    blueprint: { id: 'service', title: 'Service', version: 1 },
    owner: 'group:default/ordering',
    createdBy: 'user:default/mina.park',
    createdAt: '2026-11-20T09:00:00Z',
    updatedAt: '2026-11-21T09:00:00Z',
    ...changed,
  };
}

function environments(
  ...items: Array<ItemOf<'environments'>>
): NextStepSources {
  return {
    environments: { items, totalItems: items.length, pageInfo: {} },
  };
}

function waiting(
  number: number,
  waitedHours: number,
  isOverdue = true,
): ItemOf<'reviews'> {
  return {
    change: {
      id: `change:git.acme.test/acme/orders#${number}`,
      repository: 'git.acme.test/acme/orders',
      number,
      title: `Change ${number}`,
      cohort: 'human',
      isBot: false,
      components: [],
      teams: [],
    },
    waitsFor: 'review',
    since: '2026-11-20T09:00:00Z',
    waitedHours,
    isOverdue,
    risks: [],
  };
}

function reviews(...items: Array<ItemOf<'reviews'>>): NextStepSources {
  // Of the queue, nothing but its items is read.
  return { reviews: { items } as NextStepSources['reviews'] };
}

type Improvement = NonNullable<
  NextStepSources['maturity']
>['improvements'][number];

function improvement(changed: Partial<Improvement> = {}): Improvement {
  return {
    capability: 'test-feedback',
    checkId: 'flaky',
    title: 'Quarantine flaky tests',
    status: 'fail',
    message: '4 % of tests are flaky, at most 2 % may be',
    level: 3,
    unlocks: true,
    ...changed,
  };
}

function maturity(...improvements: Improvement[]): NextStepSources {
  return {
    maturity: {
      team: { entityRef: 'group:default/ordering', title: 'Ordering' },
      improvements,
    } as NextStepSources['maturity'],
  };
}

type Fix = NonNullable<NextStepSources['scorecards']>['fixes'][number];

const FIX: Fix = {
  scorecardId: 'readiness',
  scorecardTitle: 'Production readiness',
  checkId: 'runbook',
  title: 'Has a runbook',
  entities: 3,
  counts: { fail: 3, unknown: 0, stale: 0 },
  unlocks: 2,
  gain: 0.1,
  facts: [],
  examples: [],
};

const kindsOf = (sources: NextStepSources) =>
  nextStepsOf(sources, NOW).map(({ kind }) => kind);

describe('nextStepsOf', () => {
  it('counts the approvals that the person may give', () => {
    const items = [approval(true), approval(false), approval(true)];
    expect(nextStepsOf({ approvals: { items, pageInfo: {} } }, NOW)).toEqual([
      { kind: 'approvals', count: 2, isAtLeast: false },
    ]);
    expect(
      nextStepsOf({ approvals: { items, pageInfo: { nextCursor: 'x' } } }, NOW),
    ).toEqual([{ kind: 'approvals', count: 2, isAtLeast: true }]);
    expect(
      nextStepsOf(
        { approvals: { items: [approval(false)], pageInfo: {} } },
        NOW,
      ),
    ).toEqual([]);
  });

  it('has the two reviews that wait longest of those that are overdue', () => {
    expect(
      nextStepsOf(
        reviews(
          waiting(1, 30),
          waiting(2, 90),
          waiting(3, 70),
          waiting(4, 99, false),
        ),
        NOW,
      ),
    ).toEqual([
      {
        kind: 'review',
        changeId: 'change:git.acme.test/acme/orders#2',
        title: 'Change 2',
        place: 'git.acme.test/acme/orders #2',
        waitedHours: 90,
      },
      expect.objectContaining({ title: 'Change 3' }),
    ]);
  });

  it.each<[string, Partial<ItemOf<'environments'>>, string[]]>([
    ['failed', { phase: 'failed' }, ['environmentFailed']],
    ['cannot be removed', { phase: 'delete-blocked' }, ['environmentFailed']],
    [
      'ends in less than four hours',
      { expiresAt: '2026-11-22T12:59:59Z' },
      ['environmentEnds'],
    ],
    ['ends in four hours', { expiresAt: '2026-11-22T13:00:00Z' }, []],
    ['has ended', { expiresAt: '2026-11-22T08:59:59Z' }, []],
    [
      'is paused, and would not be missed',
      { phase: 'paused', expiresAt: '2026-11-22T10:00:00Z' },
      [],
    ],
    ['never ends', {}, []],
  ])('looks at an environment that %s', (_name, changed, expected) => {
    expect(kindsOf(environments(environment('orders', changed)))).toEqual(
      expected,
    );
  });

  it('says what an improvement of the team is good for', () => {
    expect(
      nextStepsOf(
        maturity(
          improvement({
            saves: { stage: 'test', hoursPerChange: 1.25, n: 41 },
          }),
          improvement({ checkId: 'p95', unlocks: false }),
        ),
        NOW,
      ),
    ).toEqual([
      {
        kind: 'improvement',
        id: 'test-feedback flaky',
        teamRef: 'group:default/ordering',
        title: 'Quarantine flaky tests',
        message: '4 % of tests are flaky, at most 2 % may be',
        isUnknown: false,
        unlocks: 3,
        saves: { hoursPerChange: 1.25, n: 41 },
      },
      expect.objectContaining({ unlocks: undefined, saves: undefined }),
    ]);
  });

  it('has no message of what is not known: it names facts, not reasons', () => {
    expect(
      nextStepsOf(
        maturity(
          improvement({
            status: 'unknown',
            message: 'delivery.flakyShare: the entity has none',
          }),
        ),
        NOW,
      ),
    ).toEqual([
      expect.objectContaining({ isUnknown: true, message: undefined }),
    ]);
  });

  it('names what to begin a fix with', () => {
    const examples = [
      { entityRef: 'component:default/ledger', kind: 'Component', title: 'L' },
    ];
    const scorecards = {
      teams: [],
      rollups: [],
      fixes: [{ ...FIX, examples }],
    };
    expect(nextStepsOf({ scorecards }, NOW)).toEqual([
      {
        kind: 'fix',
        id: 'readiness runbook',
        scorecardId: 'readiness',
        title: 'Has a runbook',
        entities: 3,
        examples: ['L'],
        unlocks: 2,
      },
    ]);
  });

  it('has fixes of components where the team has no improvements', () => {
    const scorecards = { teams: [], rollups: [], fixes: [FIX] };
    expect(kindsOf({ scorecards })).toEqual(['fix']);
    expect(kindsOf({ scorecards, ...maturity() })).toEqual(['fix']);
    expect(kindsOf({ scorecards, ...maturity(improvement()) })).toEqual([
      'improvement',
    ]);
  });

  it('puts first what others wait for, then what is about to be lost', () => {
    expect(
      kindsOf({
        ...maturity(improvement()),
        ...environments(environment('orders', { phase: 'failed' })),
        ...reviews(waiting(1, 30)),
        approvals: { items: [approval(true)], pageInfo: {} },
      }),
    ).toEqual(['approvals', 'review', 'environmentFailed', 'improvement']);
  });

  it('keeps room for what makes tomorrow better, and ends at six', () => {
    const failed = Array.from({ length: 9 }, (_, index) =>
      environment(`e${index}`, { phase: 'failed' }),
    );
    const many = ['a', 'b', 'c', 'd'].map(checkId => improvement({ checkId }));
    expect(
      kindsOf({ ...environments(...failed), ...maturity(...many) }),
    ).toEqual([
      'environmentFailed',
      'environmentFailed',
      'environmentFailed',
      'environmentFailed',
      'improvement',
      'improvement',
    ]);
    expect(kindsOf(maturity(...many))).toHaveLength(3);
  });

  it('has nothing where nothing is known', () => {
    expect(nextStepsOf({}, NOW)).toEqual([]);
  });
});
