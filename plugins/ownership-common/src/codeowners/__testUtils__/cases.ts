import { CodeownersDecision, CodeownersMatch } from '../types';

/** The rows of the table of what the two hosts do differently. */
export const semanticsRows = [
  'precedence',
  'docs/*',
  'foo/bar',
  '/apps/x on a directory',
  'apps/',
  'no owners',
  '!pattern',
  '[ ]',
  '\\#',
  'trailing comment',
  'bad line',
  'owners',
] as const;

/** A row of the table, or something that the hosts agree about or document. */
export type SemanticsRow =
  | (typeof semanticsRows)[number]
  | 'case'
  | 'escapes'
  | 'globs'
  | 'published example'
  | 'sections';

/** A file, and for each of some paths the answer as {@link describeMatch} words it. */
export interface ConformanceGroup {
  row: SemanticsRow;
  title: string;
  file: readonly string[];
  paths: Readonly<Record<string, string>>;
}

/** One path of one file: what a published count counts. */
export interface ConformanceCase {
  row: SemanticsRow;
  title: string;
  file: string;
  path: string;
  expected: string;
}

export function toCases(
  groups: readonly ConformanceGroup[],
): ConformanceCase[] {
  return groups.flatMap(({ row, title, file, paths }) =>
    Object.entries(paths).map(([path, expected]) => ({
      row,
      title,
      file: file.join('\n'),
      path,
      expected,
    })),
  );
}

function describeDecision(decision: CodeownersDecision): string {
  const { outcome, rule, section, approvalsRequired = 0 } = decision;
  const name = section?.name === undefined ? [] : [`[${section.name}]`];
  if (outcome !== 'owned') {
    return [...name, outcome].join(' ');
  }
  const owners = rule.owners.map(owner => owner.text);
  const approvals = approvalsRequired > 1 ? [`×${approvalsRequired}`] : [];
  return [
    ...name.map(it => (section?.optional ? `^${it}` : it)),
    ...owners,
    ...approvals,
  ].join(' ');
}

/**
 * Words an answer: the owners that each section names, joined by ` + `, with
 * `^` before an optional section and `×2` behind one that needs two approvals.
 */
export function describeMatch(match: CodeownersMatch): string {
  if (match.status === 'no-rule') {
    return 'no rule';
  }
  const decisions = match.decisions.map(describeDecision).join(' + ');
  return match.status === 'owned' ? decisions : `nobody: ${decisions}`;
}
