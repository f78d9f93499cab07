import { ChangeRecord, IncidentRecord } from '../projections';
import { hotfixesOf, namedCausesOf, revertsOf } from './failureSigns';

const record = (
  id: string,
  mergedAt: number | undefined,
  over: Partial<ChangeRecord> = {},
): ChangeRecord => ({
  change: {
    id,
    repository: 'github.com/acme/shop',
    title: `Title of ${id}`,
    ...(mergedAt !== undefined && { mergedAt }),
    mergeSha: id.repeat(40),
    commits: [id.repeat(40)],
    isBot: false,
    cohort: 'undeclared',
    components: [],
  },
  heads: [],
  labels: [],
  attribution: {
    cohort: 'undeclared',
    confidence: 0,
    evidence: [],
    unreadableNotes: [],
  },
  ...over,
});

describe('hotfixesOf', () => {
  it.each<[Partial<ChangeRecord>, string | undefined]>([
    [{ labels: ['bug', 'Hotfix'] }, 'label Hotfix'],
    [{ branch: 'hotfix/rounding' }, 'branch hotfix/rounding'],
    [{ branch: 'hot-fixes-1' }, 'branch hot-fixes-1'],
    [{ branch: 'hotfixture' }, undefined],
    [{ labels: ['no hotfix'] }, undefined],
  ])('takes %j for %s', (over, evidence) => {
    expect(hotfixesOf([record('a', 1, over)])).toEqual(
      evidence ? [{ changeId: 'a', evidence }] : [],
    );
  });
});

describe('revertsOf', () => {
  const reverts = { shas: ['a'.repeat(40)], numbers: [] };

  it('finds what was merged before, whatever the order that it is told in', () => {
    const all = [record('b', 2, { reverts }), record('a', 1)];
    const evidence = `This reverts commit ${'a'.repeat(40)}`;

    expect(revertsOf(all)).toEqual([{ by: 'b', of: 'a', evidence }]);
    expect(revertsOf(all.toReversed())).toEqual(revertsOf(all));
  });

  it.each([
    ['later', [record('b', 1, { reverts }), record('a', 2)]],
    ['never', [record('b', 1, { reverts }), record('a', undefined)]],
  ])('takes back nothing that was merged %s', (_, all) => {
    expect(revertsOf(all)).toEqual([]);
  });
});

describe('namedCausesOf', () => {
  it('tells what each incident is said to come from', () => {
    const incident = (
      id: string,
      over: Partial<IncidentRecord>,
    ): IncidentRecord => ({
      id,
      title: 'Broken',
      detectedAt: 1,
      source: 'issue',
      ...over,
    });
    const cause = {
      names: { kind: 'commit' as const, sha: 'a1b2c3d' },
      evidence: 'The issue says: Caused by a1b2c3d',
    };

    expect(
      namedCausesOf([
        incident('i', { namedCauses: [cause] }),
        incident('j', { description: `Since ${'a'.repeat(40)}` }),
      ]),
    ).toEqual([{ incidentId: 'i', ...cause }]);
  });
});
