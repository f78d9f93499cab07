import {
  ConformanceCase,
  describeMatch,
  semanticsRows,
} from './__testUtils__/cases';
import { githubCases } from './__testUtils__/github';
import { gitlabCases } from './__testUtils__/gitlab';
import { matchCodeowners } from './match';
import { parseCodeowners } from './parse';
import { CodeownersDialect } from './types';

/** The documentation of the package states these numbers. */
const publishedCounts = { github: 155, gitlab: 180 };

const suites: Array<[CodeownersDialect, ConformanceCase[]]> = [
  ['github', githubCases],
  ['gitlab', gitlabCases],
];

describe.each(suites)('conformance with %s', (dialect, cases) => {
  it.each(cases)('$row: $title: $path', ({ file, path, expected }) => {
    const parsed = parseCodeowners(file, { dialect });

    expect(describeMatch(matchCodeowners(parsed, path))).toBe(expected);
  });

  it.each(semanticsRows)('has cases for the row %s', row => {
    expect(cases.map(it => it.row)).toContain(row);
  });

  it('has as many cases as are published, none of them twice', () => {
    const distinct = new Set(cases.map(it => `${it.file}\n\n${it.path}`));

    expect(cases).toHaveLength(publishedCounts[dialect]);
    expect(distinct.size).toBe(cases.length);
  });
});
