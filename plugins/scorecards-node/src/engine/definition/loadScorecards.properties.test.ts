import type { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { testCompiler } from '../__testUtils__/facts';
import { loadScorecards } from './loadScorecards';

const WHOLE = `apiVersion: groundwork/v1
kind: Scorecard
metadata: { name: readiness, title: Readiness, owner: platform }
spec:
  filter: { kind: Component, spec.type: { $in: [service] } }
  levels: [{ name: Bronze }, { name: Silver }]
  checks:
    - id: has-readme
      title: README
      expression: |
        repo.hasReadme
          && repo.coverage > 80.0
      level: 1
      freshness: { days: 2 }
      effective: { announce: 2027-01-31, enforce: 2027-02-28 }
      message: '"it is " + string(repo.coverage)'
      remedy: { text: x, action: { kind: template, templateRef: a } }
tests:
  - name: one
    facts: { repo.hasReadme: true, repo.coverage: 90.5 }
    expect: { level: 2 }
`;

/** Whatever the text: it is read or refused, for reasons that are in it. */
function findFaults(text: string): string[] {
  const { scorecards, refused, problems } = loadScorecards(text, {
    location: 'x',
    compiler: testCompiler,
  });
  const lines = text.split('\n');
  const isInText = ({ line = 0, column = 0, message }: DefinitionProblem) =>
    message !== '' &&
    column >= 1 &&
    column <= (lines[line - 1]?.length ?? -Infinity) + 2;
  return [
    ...(scorecards.length + refused.length > 0 ? [] : ['no answer']),
    ...(problems.length > 0 === refused.length > 0 ? [] : ['no reason']),
    ...problems
      .filter(problem => !isInText(problem))
      .map(problem => JSON.stringify(problem)),
  ];
}

describe('loadScorecards', () => {
  it('has a good text to start with', () => {
    const { problems } = loadScorecards(WHOLE, {
      location: 'x',
      compiler: testCompiler,
    });
    expect(problems).toEqual([]);
  });

  it('answers to any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(findFaults(text)).toEqual([]);
      }),
    );
  });

  it('answers to a text in which something was cut out or put in', () => {
    const edit = fc.record({
      at: fc.nat(WHOLE.length),
      cut: fc.nat(12),
      put: fc.constantFrom(
        '',
        ...[
          '"',
          "'",
          '{',
          '}',
          '[',
          ']',
          ':',
          ': ',
          '- ',
          '\n',
          '\t',
          '&a ',
        ].concat(['*a', '!x ', '|', '>', '#', '---\n', '\0', '💥', '<<: ']),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), edits => {
        const text = edits.reduce(
          (before, { at, cut, put }) =>
            before.slice(0, at) + put + before.slice(at + cut),
          WHOLE,
        );
        expect(findFaults(text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('answers to any value in any place', () => {
    const names = fc.constantFrom(
      ...['apiVersion', 'kind', 'metadata', 'spec', 'tests', 'name', 'owner'],
      ...['levels', 'checks', 'filter', 'id', 'expression', 'level', 'remedy'],
      ...['action', 'effective', 'freshness', 'expect', 'facts', 'toString'],
    );
    const { tree } = fc.letrec(tie => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('groundwork/v1', 'Scorecard', 'a-b', 1, true, null),
        fc.dictionary(names, tie('tree'), { maxKeys: 5 }),
        fc.array(tie('tree'), { maxLength: 3 }),
      ),
    }));
    fc.assert(
      fc.property(tree, value => {
        expect(findFaults(stringify(value))).toEqual([]);
      }),
    );
  });
});
