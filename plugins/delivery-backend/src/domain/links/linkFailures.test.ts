import fc from 'fast-check';
import {
  change,
  day,
  deployment,
  HOUR,
  incident,
  line,
  shown,
  world,
} from '../__testUtils__/builders';

const commits = line('a b c d e f');
const C = 'orders/production@2';
const D = 'orders/production@3';
const E = 'orders/production@4';
const deployments = [
  deployment('b', 1),
  deployment('c', 2),
  deployment('d', 3),
  deployment('e', 4),
];
const changes = [change('c', 1), change('d', 2), change('e', 3)];
const given = { commits, deployments, changes };
const linksOf = (over: Partial<Parameters<typeof world>[0]>) =>
  world({ ...given, ...over }).links;

describe('what an incident names', () => {
  const named = (
    names: Parameters<typeof world>[0]['namedCauses'],
    over = {},
  ) =>
    shown(
      linksOf({
        incidents: [incident('i', 4.1, over)],
        namedCauses: names,
      }),
    );

  it.each([
    ['a deployment', { kind: 'deployment' as const, id: C }],
    ['a commit', { kind: 'commit' as const, sha: 'c' }],
    ['a change', { kind: 'change' as const, id: 'change-c' }],
  ])('is %s, which is stronger than what was near', (_, names) => {
    expect(
      named([{ incidentId: 'i', names, evidence: 'the post-mortem' }]),
    ).toEqual([`i → ${C} explicit`]);
  });

  it('is sure, and says where it was said', () => {
    expect(
      linksOf({
        incidents: [incident('i', 9)],
        namedCauses: [
          {
            incidentId: 'i',
            names: { kind: 'deployment', id: C },
            evidence: 'the post-mortem',
          },
        ],
      }),
    ).toEqual([
      {
        from: { kind: 'incident', id: 'i' },
        to: { kind: 'deployment', id: C },
        class: 'explicit',
        confidence: 1,
        evidence: 'the post-mortem',
      },
    ]);
  });

  it.each([
    ['seven digits of a commit', 'c0ffee1', ['i → shop explicit']],
    ['fewer, which can be another', 'c0ffee', []],
  ])('can be %s', (_, sha, expected) => {
    const full = 'c0ffee1234567890c0ffee1234567890c0ffee12';
    const found = linksOf({
      commits: line(`a ${full}`),
      deployments: [deployment('a', 1), deployment(full, 2, { id: 'shop' })],
      incidents: [incident('i', 5)],
      namedCauses: [
        { incidentId: 'i', names: { kind: 'commit', sha }, evidence: 'a' },
      ],
    });
    expect(shown(found)).toEqual(expected);
  });

  it('is nothing when it came later, or is not known', () => {
    expect(
      shown(
        linksOf({
          incidents: [incident('i', 0.5)],
          namedCauses: [
            {
              incidentId: 'i',
              names: { kind: 'commit', sha: 'c' },
              evidence: 'a comment',
            },
            {
              incidentId: 'other',
              names: { kind: 'deployment', id: C },
              evidence: 'a comment',
            },
          ],
        }),
      ),
    ).toEqual([]);
  });
});

describe('a rollback', () => {
  it('says that all that it undid failed, with 0.95', () => {
    const back = deployment('b', 5);
    const links = linksOf({ deployments: [...deployments, back] });
    expect(shown(links)).toEqual([
      `${back.id} → ${C} rollback`,
      `${back.id} → ${D} rollback`,
      `${back.id} → ${E} rollback`,
    ]);
    expect(links[0]).toMatchObject({
      confidence: 0.95,
      evidence: 'production went back to b, which is older than c',
    });
  });
});

describe('a revert', () => {
  const revert = (by: string, of: string) => ({
    by: `change-${by}`,
    of: `change-${of}`,
    evidence: `This reverts commit ${of}`,
  });

  it('says that what brought the reverted change failed, with 0.9', () => {
    expect(linksOf({ reverts: [revert('e', 'c')] })).toEqual([
      {
        from: { kind: 'deployment', id: E },
        to: { kind: 'deployment', id: C },
        class: 'revert',
        confidence: 0.9,
        evidence:
          'Change change-e reverts change change-c: This reverts commit c',
      },
    ]);
  });

  it('of a revert restores; the revert of that is a failure again', () => {
    const two = [revert('d', 'c'), revert('e', 'd')];
    expect(shown(linksOf({ reverts: two }))).toEqual([`${D} → ${C} revert`]);
    const three = [...two, revert('f', 'e')];
    expect(
      shown(
        linksOf({
          deployments: [...deployments, deployment('f', 5)],
          changes: [...changes, change('f', 4)],
          reverts: three,
        }),
      ),
    ).toEqual([`${D} → ${C} revert`, `orders/production@5 → ${E} revert`]);
  });

  it('that came along with what it reverts says nothing of production', () => {
    expect(
      linksOf({
        deployments: [deployment('b', 1), deployment('e', 4)],
        reverts: [revert('e', 'c')],
      }),
    ).toEqual([]);
  });

  it('of itself, as bad data has it, ends', () => {
    expect(linksOf({ reverts: [revert('e', 'e')] })).toEqual([]);
    expect(linksOf({ reverts: [revert('e', 'd'), revert('d', 'e')] })).toEqual(
      [],
    );
  });

  it('can take several things back, in whatever order they are told', () => {
    // d takes b back, and e takes back c and d: that of d only restores.
    const all = [revert('d', 'b'), revert('e', 'c'), revert('e', 'd')];
    const brought = {
      deployments: [deployment('a', 0.5), ...deployments],
      changes: [change('b', 0), ...changes],
    };
    const expected = [
      `${D} → orders/production@1 revert`,
      `${E} → ${C} revert`,
    ];
    expect(shown(linksOf({ ...brought, reverts: all }))).toEqual(expected);
    expect(
      shown(linksOf({ ...brought, reverts: [all[0], all[2], all[1]] })),
    ).toEqual(expected);
  });
});

describe('a hotfix', () => {
  const hotfixes = [{ changeId: 'change-e', evidence: 'branch hotfix/vat' }];

  it('is for what was there when work on it began, with 0.6', () => {
    const begun = change('e', 2.5, { mergedAt: day(3.9) });
    expect(
      linksOf({ changes: [...changes.slice(0, 2), begun], hotfixes }),
    ).toEqual([
      {
        from: { kind: 'deployment', id: E },
        to: { kind: 'deployment', id: C },
        class: 'hotfix',
        confidence: 0.6,
        evidence: 'Change change-e is a hotfix: branch hotfix/vat',
      },
    ]);
  });

  it('is for the one before where it is not known when it began', () => {
    const unknown = change('e', 3, { firstCommitAt: undefined });
    expect(
      shown(linksOf({ changes: [...changes.slice(0, 2), unknown], hotfixes })),
    ).toEqual([`${E} → ${D} hotfix`]);
  });

  it('is weaker than a revert that came with it', () => {
    const reverts = [
      { by: 'change-e', of: 'change-c', evidence: 'Reverts #3' },
    ];
    expect(shown(linksOf({ hotfixes, reverts }))).toEqual([
      `${E} → ${C} revert`,
    ]);
  });
});

describe('what is near in time', () => {
  const near = (startedOn: number, over = {}) =>
    linksOf({ incidents: [incident('i', startedOn, over)] });

  // 0.5 halves every 6 hours: 0.5, then 0.25, and 0.5 · 2⁻⁴ after 24.
  it.each([
    ['at once', 0, 0.5],
    ['after 6 hours', 6, 0.25],
    ['after 24 hours', 24, 0.031_25],
  ])('is less sure the later it began: %s', (_, hours, confidence) => {
    expect(near(4 + hours / 24)).toEqual([
      expect.objectContaining({
        to: { kind: 'deployment', id: E },
        class: 'proximity',
        confidence,
        evidence: `It began ${hours}.0 hours after this was deployed to production`,
      }),
    ]);
  });

  it.each([
    ['after more than 24 hours', 5.01, {}],
    ['before anything was deployed', 0.9, {}],
    ['of another component', 4.1, { component: 'web' }],
    ['in another environment', 4.1, { environment: 'staging' }],
    ['of no component', 4.1, { component: undefined }],
  ])('is nothing %s', (_, startedOn, over) => {
    expect(near(startedOn, over)).toEqual([]);
  });

  it('is told by when it began, not by when it was detected', () => {
    expect(shown(near(3.5, { detectedAt: day(4) + HOUR }))).toEqual([
      `i → ${D} proximity`,
    ]);
  });

  it('cannot be what was rolled back before', () => {
    const links = linksOf({
      deployments: [...deployments, deployment('d', 4.2)],
      incidents: [incident('i', 4.4), incident('j', 3.9)],
    });
    expect(shown(links)).toEqual([
      `orders/production@4.2 → ${E} rollback`,
      `j → ${D} proximity`,
    ]);
  });
});

describe('links', () => {
  it('are the same in whatever order what they are made of comes', () => {
    const all = {
      deployments: [...deployments, deployment('c', 5)],
      changes,
      incidents: [incident('i', 4.1), incident('j', 2.1)],
      reverts: [{ by: 'change-e', of: 'change-c', evidence: 'Reverts #3' }],
      hotfixes: [{ changeId: 'change-d', evidence: 'label hotfix' }],
    };
    const expected = linksOf(all);
    const shuffled = <T>(items: readonly T[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length });
    fc.assert(
      fc.property(
        fc.record({
          deployments: shuffled(all.deployments),
          changes: shuffled(all.changes),
          incidents: shuffled(all.incidents),
        }),
        mixed => {
          expect(linksOf({ ...all, ...mixed })).toEqual(expected);
        },
      ),
    );
  });
});
