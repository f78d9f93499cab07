import { error, Finding, quote, warning } from '../diagnostics';
import { STAR } from '../glob/sequence';
import { endsInBackslash, isSpace, skipSpaces, Word } from '../text';
import { CodeownersOwner } from '../types';
import { compileGitlabPattern } from './pattern';
import { couldBeName, GitlabOwners, parseGitlabOwners } from './owners';

/** A line of a section. */
export interface GitlabEntry {
  /** Without the `!` of an exclusion. */
  pattern: Word;
  exclusion: boolean;
  owners: CodeownersOwner[];
  ownersFrom: 'line' | 'section';
  findings: Finding[];
}

/** Reads to the first space with no backslash in front. */
function readPattern(line: string, start: number): Word {
  let end = start;
  while (end < line.length && !(isSpace(line[end]) && line[end - 1] !== '\\')) {
    end += 1;
  }
  return { text: line.slice(start, end), start };
}

function hasOpenBracket(text: string): boolean {
  return (
    text.includes('[') &&
    compileGitlabPattern(text).parts.some(
      part => part !== STAR && part.kind === 'never',
    )
  );
}

function patternFindings({ text, start }: Word): Finding[] {
  const findings: Finding[] = [];
  if (hasOpenBracket(text)) {
    const open = text.indexOf('[', text.lastIndexOf(']') + 1);
    findings.push(
      warning(
        'bracket-unterminated',
        start + Math.max(0, open),
        'the bracket is never closed, so the pattern can never match: close it, or write `\\[` for a bracket in a path',
      ),
    );
  }
  if (endsInBackslash(text)) {
    findings.push(
      warning(
        'dangling-backslash',
        start + text.length - 1,
        'the backslash escapes nothing: remove it, or write `\\\\` for a backslash in a path',
      ),
    );
  }
  const segments = text.split('/');
  const isImpossible = segments.some(
    (segment, at) =>
      segment === '.' ||
      segment === '..' ||
      (segment === '' && at > 0 && at < segments.length - 1),
  );
  if (isImpossible) {
    findings.push(
      warning(
        'pattern-never-matches',
        start,
        'paths of a repository hold no `.`, no `..` and no two slashes in a row, so the pattern can never match: begin it with `/` for the root',
      ),
    );
  }
  return findings;
}

function ignoredFinding({ text, start }: Word): Finding {
  const right = couldBeName(text)
    ? `write ${quote(
        `@${text}`,
      )}, or \`\\ \` for the space before it if it belongs to the path`
    : 'owners are `@user`, `@group/subgroup`, `@@role` (developer, maintainer, owner) and e-mail addresses';
  return warning(
    'invalid-owner',
    start,
    `${quote(text)} is not an owner and is ignored: ${right}`,
  );
}

function ownersFindings({ comment, ignored }: GitlabOwners): Finding[] {
  return [
    ...ignored.slice(0, 1).map(ignoredFinding),
    ...(comment
      ? [
          warning(
            'inline-comment',
            comment.start,
            'GitLab knows no comments behind a rule, and owners named in one are owners: give the comment a line of its own',
          ),
        ]
      : []),
  ];
}

function parseExclusion(word: Word, line: string): GitlabEntry {
  const pattern = { text: word.text.slice(1), start: word.start + 1 };
  const rest = skipSpaces(line, word.start + word.text.length);
  const hasOwners = rest < line.length && line[rest] !== '#';
  const findings = [
    ...(pattern.text === ''
      ? [
          error(
            'exclusion-without-pattern',
            word.start,
            '`!` on its own excludes every file of the section: write the pattern right behind it',
          ),
        ]
      : patternFindings(pattern)),
    ...(hasOwners
      ? [
          warning(
            'exclusion-owners-ignored',
            rest,
            'an exclusion has no owners, so what follows the pattern is ignored: remove it',
          ),
        ]
      : []),
  ];
  return {
    pattern,
    exclusion: true,
    owners: [],
    ownersFrom: 'line',
    findings,
  };
}

/**
 * Reads a line that is no header.
 *
 * @param line - without spaces at its end
 * @param start - offset of the first character that is no space
 * @param defaults - owners that the section's header names
 */
export function parseGitlabEntry(
  line: string,
  start: number,
  defaults: readonly CodeownersOwner[],
): GitlabEntry {
  const pattern = readPattern(line, start);
  const end = start + pattern.text.length;
  const hasMore = end < line.length;
  if (pattern.text.startsWith('!')) {
    return parseExclusion(pattern, line);
  }
  const read = parseGitlabOwners(line, end);
  // Any text behind the pattern, even a remark, stands in for the defaults.
  const owners = hasMore ? read.owners : [...defaults];
  const findings = [...patternFindings(pattern), ...ownersFindings(read)];
  if (owners.length === 0) {
    findings.push(
      error(
        'missing-owner',
        start,
        'nobody owns what matches, and GitLab approves such a rule by itself: name an owner, or write `!` in front to exclude the pattern',
      ),
    );
  }
  return {
    pattern,
    exclusion: false,
    owners,
    ownersFrom: hasMore || owners.length === 0 ? 'line' : 'section',
    findings,
  };
}
