import fc from 'fast-check';
import { recogniseChange } from './recogniseChange';

describe('recogniseChange', () => {
  // Messages as GitHub, GitLab and git write them by default.
  it.each([
    [
      'a pull request of GitHub',
      true,
      'Merge pull request #1 from ada/feature/x\n\nAdd x\n\nWhy',
      { kind: 'merge', number: 1, title: 'Add x', sourceBranch: 'feature/x' },
    ],
    [
      'one without a title',
      true,
      'Merge pull request #1 from ada/x',
      {
        kind: 'merge',
        number: 1,
        title: 'Merge pull request #1 from ada/x',
        sourceBranch: 'x',
      },
    ],
    [
      'a merge that is called as its pull request',
      true,
      'Add x (#12)\n\nWhy',
      { kind: 'merge', number: 12, title: 'Add x' },
    ],
    [
      'a merge request of GitLab',
      true,
      "Merge branch 'feature/x' into 'main'\n\nAdd x\n\nCloses #3\n\nSee merge request group/sub/x!12",
      { kind: 'merge', number: 12, title: 'Add x', sourceBranch: 'feature/x' },
    ],
    [
      'a merge that names no request',
      true,
      "Merge branch 'x'",
      { kind: 'merge', title: "Merge branch 'x'", sourceBranch: 'x' },
    ],
    [
      'a merge of what was fetched',
      true,
      "Merge remote-tracking branch 'origin/x'\n",
      {
        kind: 'merge',
        title: "Merge remote-tracking branch 'origin/x'",
        sourceBranch: 'origin/x',
      },
    ],
    [
      'a squash merge',
      false,
      'Add x (#123)\n\n* one',
      { kind: 'squash', number: 123, title: 'Add x' },
    ],
    [
      'the revert of one',
      false,
      'Revert "Add x (#1)" (#2)',
      { kind: 'squash', number: 2, title: 'Revert "Add x (#1)"' },
    ],
    [
      'a squash merge of GitLab',
      false,
      'Add x\n\nSee merge request !12',
      { kind: 'squash', number: 12, title: 'Add x' },
    ],
    [
      'a push',
      false,
      'Add x\n\nFixes (#1)',
      { kind: 'direct', title: 'Add x' },
    ],
    [
      'a number within a title',
      false,
      'Mend (#1) at last',
      { kind: 'direct', title: 'Mend (#1) at last' },
    ],
    [
      'nothing but a number',
      false,
      '(#1)',
      { kind: 'squash', number: 1, title: '(#1)' },
    ],
    [
      'a number that is none',
      false,
      `x (#${'9'.repeat(20)})`,
      { kind: 'direct', title: `x (#${'9'.repeat(20)})` },
    ],
    ['nothing', false, '', { kind: 'direct', title: '' }],
  ] as const)('recognises %s', (_, isMerge, message, expected) => {
    expect(recogniseChange(message, isMerge)).toEqual(expected);
  });

  it('ends for titles that are made to be slow', () => {
    const title = `x${' '.repeat(500_000)}y`;
    expect(recogniseChange(title, false)).toEqual({
      kind: 'direct',
      title: title.slice(0, 500),
    });
  });

  it('makes something of any message', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'Merge pull request #1 from a/b',
        "Merge branch '",
        '(#1)',
        '\n',
        'See merge request !',
      ),
    );
    fc.assert(
      fc.property(fc.array(text), fc.boolean(), (parts, isMerge) => {
        const { kind, number, title } = recogniseChange(
          parts.join(''),
          isMerge,
        );
        expect(kind === 'merge').toBe(isMerge);
        expect(kind === 'squash' && number === undefined).toBe(false);
        expect(title).not.toContain('\n');
        expect(title.length).toBeLessThanOrEqual(500);
      }),
    );
  });
});
