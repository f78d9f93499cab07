import {
  HEAD,
  load,
  problemsOf,
  README,
  SPEC,
  START,
} from '../__testUtils__/texts';
import { MAX_PROBLEMS } from './limits';

describe('loadScorecards', () => {
  it('fills in what is not said, and compiles', () => {
    const { scorecards, problems, refusedIds } = load(START);
    expect(problems).toEqual([]);
    expect(refusedIds).toEqual([]);
    expect(scorecards).toHaveLength(1);
    const [{ definition, compiled, hash, yaml, checkPositions }] = scorecards;
    expect(definition).toEqual({
      id: 'readiness',
      title: 'Readiness',
      owner: 'group:default/platform',
      levels: [
        { level: 1, name: 'Bronze' },
        { level: 2, name: 'Silver' },
      ],
      checks: [
        {
          id: 'has-readme',
          title: 'README',
          expression: 'repo.hasReadme',
          level: 1,
          weight: 1,
        },
      ],
      tests: [],
    });
    expect(compiled.factIds).toEqual(['repo.hasReadme']);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(yaml).toBe(START);
    expect(checkPositions).toEqual([{ line: 7, column: 7 }]);
  });

  it('takes what is good of a text with something bad', () => {
    const { scorecards, refused, refusedIds } = load(
      `${START}---\n${START.replace('name: readiness', 'name: other').replace(
        'hasReadme',
        'hasReadmi',
      )}`,
    );
    expect(scorecards.map(({ definition }) => definition.id)).toEqual([
      'readiness',
    ]);
    expect(refused).toEqual([
      {
        id: 'other',
        fixtures: [],
        problems: [
          {
            message: expect.stringContaining('repo.hasReadmi'),
            path: 'spec.checks[0].expression',
            line: 15,
            column: 52,
          },
        ],
      },
    ]);
    expect(refusedIds).toEqual(['other']);
  });

  it('does not say which scorecards there are when one does not say its name', () => {
    expect(load(`${START}---\nkind: Scorecard\n`)).not.toHaveProperty(
      'refusedIds',
    );
    expect(load('a: "')).not.toHaveProperty('refusedIds');
  });

  it('refuses a name that is there twice', () => {
    expect(problemsOf(`${START}---\n${START}`)).toEqual([
      '11:19 metadata.name: is that of a scorecard further up',
    ]);
  });

  it.each([
    ['', '1:1 has no scorecard'],
    ['# nothing\n---\n', '1:1 has no scorecard'],
    ['just a text', '1:1 must be a Groundwork scorecard'],
    ['[1, 2]', '1:1 must be a Groundwork scorecard'],
    ['a: b: c', '1:4 nested mappings are not allowed in compact mappings'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  it('has the same hash for what means the same', () => {
    const written = `# A comment
kind: "Scorecard"
apiVersion: groundwork/v1
spec:
  checks:
    - level: 1
      id: has-readme
      expression: >-
        repo.hasReadme
      title: 'README'
      weight: 1
  levels:
    - name: Bronze
    - name: Silver
metadata:
  owner: group:default/Platform
  title: Readiness
  name: readiness
`;
    const hashOf = (text: string) => load(text).scorecards[0].hash;
    expect(hashOf(written)).toBe(hashOf(START));
    expect(hashOf(START.replace('level: 1', 'level: 2'))).not.toBe(
      hashOf(START),
    );
  });

  it('keeps the order of checks and levels, which the hash knows', () => {
    const more = README.replace('has-readme', 'other');
    const [a] = load(START + more).scorecards;
    const [b] = load(HEAD + SPEC + more + README).scorecards;
    expect(a.definition.checks.map(({ id }) => id)).toEqual([
      'has-readme',
      'other',
    ]);
    expect(a.hash).not.toBe(b.hash);
  });

  it('ends a long list of problems', () => {
    const checks = Array.from({ length: 400 }, () => '    - { x: 1 }\n');
    const { problems } = load(HEAD + SPEC + checks.join(''));
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    // Each lacks four properties and has one that is not known
    expect(problems.at(-1)?.message).toBe('and 1900 more problems');
  });

  it('refuses more than 500 checks', () => {
    const checks = Array.from({ length: 501 }, (_, i) =>
      README.replace('has-readme', `check-${i}`),
    );
    expect(problemsOf(HEAD + SPEC + checks.join(''))).toEqual([
      '7:5 spec.checks: must have at most 500 checks',
    ]);
    expect(problemsOf(HEAD + SPEC + checks.slice(1).join(''))).toEqual([]);
  });
});
