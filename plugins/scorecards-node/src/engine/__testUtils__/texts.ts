import { loadScorecards } from '../definition';
import { testCompiler } from './facts';

/** Reads a text, knowing the facts of the tests. */
export const load = (text: string) =>
  loadScorecards(text, { location: 'scorecard.yaml', compiler: testCompiler });

/** Problems as an editor shows them. */
export const problemsOf = (text: string) =>
  load(text).problems.map(
    ({ line, column, path, message }) =>
      `${line}:${column} ${path ? `${path}: ` : ''}${message}`,
  );

// Positions in the tests count on these lines
export const HEAD = `apiVersion: groundwork/v1
kind: Scorecard
metadata: { name: readiness, title: Readiness, owner: platform }
`;
export const SPEC = `spec:
  levels: [{ name: Bronze }, { name: Silver }]
  checks:
`;
export const README = `    - { id: has-readme, title: README, expression: repo.hasReadme, level: 1 }
`;
/** The next line is number 8. */
export const START = HEAD + SPEC + README;
