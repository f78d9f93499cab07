import { error, Finding, quote, warning } from '../diagnostics';
import { isAlphanumeric, isSpace, skipSpaces } from '../text';
import { CodeownersOwner } from '../types';
import { parseGitlabOwners } from './owners';

/** The header of a section: `^[Name][2] @default @owners`. */
export interface GitlabHeader {
  name: string;
  optional: boolean;
  /** At least 1. */
  approvals: number;
  /** Owners of the section's lines that name none of their own. */
  owners: CodeownersOwner[];
  findings: Finding[];
}

/** A header, no header, or what was meant to be one. */
export type GitlabHeaderResult =
  | { kind: 'header'; header: GitlabHeader }
  | { kind: 'none' }
  | { kind: 'broken'; finding: Finding };

/** Digits in brackets right behind the name. */
function readApprovals(line: string, at: number) {
  if (line[at] !== '[') {
    return { end: at };
  }
  let end = at + 1;
  while (line[end] >= '0' && line[end] <= '9') {
    end += 1;
  }
  return line[end] === ']'
    ? { digits: line.slice(at + 1, end), end: end + 1 }
    : { end: at };
}

/** Default owners end at the first character that cannot be part of one. */
function endOfOwners(line: string, at: number): number {
  if (!isSpace(line[at])) {
    return at;
  }
  let end = at;
  while (
    isSpace(line[end]) ||
    isAlphanumeric(line[end]) ||
    (end < line.length && '@_.-/+'.includes(line[end]))
  ) {
    end += 1;
  }
  return end;
}

function approvalsFindings(
  digits: string | undefined,
  optional: boolean,
  at: number,
): Finding[] {
  if (digits === undefined) {
    return [];
  }
  if (optional) {
    return [
      error(
        'approvals-on-optional-section',
        at,
        'an optional section needs no approvals, so the number is ignored: remove it, or remove `^` to require approval',
      ),
    ];
  }
  return Number(digits) < 1
    ? [
        warning(
          'approvals-invalid',
          at,
          'at least one approval is required whatever this says: write a number from 1 on',
        ),
      ]
    : [];
}

function restFindings(line: string, end: number): Finding[] {
  const rest = skipSpaces(line, end);
  if (rest === line.length) {
    return [];
  }
  return [
    warning(
      'text-after-section-header',
      rest,
      `${quote(
        line.slice(rest),
      )} is ignored, because the line is a section header: for a pattern that begins with a bracket, write \`/\` or \`\\\` in front`,
    ),
  ];
}

/** Reads a line as a section header, if it is one. */
export function parseGitlabHeader(
  line: string,
  start: number,
): GitlabHeaderResult {
  const optional = line[start] === '^';
  const open = optional ? start + 1 : start;
  if (line[open] !== '[') {
    return { kind: 'none' };
  }
  const close = line.indexOf(']', open);
  if (close < 0) {
    const finding = error(
      'invalid-section-header',
      open,
      'the section header has no `]`, so the line is read as a pattern of the section above: write `[Section name]`',
    );
    return { kind: 'broken', finding };
  }
  const name = line.slice(open + 1, close);
  const { digits, end } = readApprovals(line, close + 1);
  const ownersEnd = endOfOwners(line, end);
  const { owners, ignored } = parseGitlabOwners(line.slice(0, ownersEnd), end);
  const findings = [
    ...(name.trim() === ''
      ? [
          error(
            'missing-section-name',
            open,
            'the section has no name: write one between the brackets',
          ),
        ]
      : []),
    ...approvalsFindings(digits, optional, close + 1),
    ...ignored
      .slice(0, 1)
      .map(word =>
        warning(
          'invalid-owner',
          word.start,
          `${quote(word.text)} is not an owner and is ignored: write ${quote(
            `@${word.text}`,
          )}`,
        ),
      ),
    ...restFindings(line, ownersEnd),
  ];
  const approvals = Math.min(
    Math.max(1, Number(digits ?? 1)),
    Number.MAX_SAFE_INTEGER,
  );
  return {
    kind: 'header',
    header: { name, optional, approvals, owners, findings },
  };
}
