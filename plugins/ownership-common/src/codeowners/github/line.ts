import { error, Finding, quote, warning } from '../diagnostics';
import { endsInBackslash, isSpace, skipSpaces, Word, wordsFrom } from '../text';
import { CodeownersOwner } from '../types';
import { parseGithubOwner } from './owners';

/** A line that says something about paths, or why it does not. */
export type GithubLine =
  | { kind: 'blank' }
  | { kind: 'skipped'; finding: Finding }
  | {
      kind: 'rule';
      pattern: Word;
      owners: CodeownersOwner[];
      findings: Finding[];
    };

/** Reads to the first space that no backslash escapes. */
function readPattern(line: string, start: number): Word {
  let end = start;
  while (end < line.length && !isSpace(line[end])) {
    end += line[end] === '\\' ? 2 : 1;
  }
  return { text: line.slice(start, end), start };
}

function findUnescaped(text: string, characters: string): number {
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '\\') {
      i += 1;
    } else if (characters.includes(text[i])) {
      return i;
    }
  }
  return -1;
}

/** What makes GitHub skip the line because of its pattern. */
function patternError({ text, start }: Word): Finding | undefined {
  if (text.startsWith('!')) {
    return error(
      'negation-unsupported',
      start,
      'GitHub knows no negation and skips the line: to leave paths without an owner, write the pattern without `!` and without owners, below the rules that it is an exception to',
    );
  }
  if (text.startsWith('\\#')) {
    return error(
      'hash-escape-unsupported',
      start,
      'GitHub does not let a pattern begin with an escaped `#` and skips the line: write `?` in place of `\\#`, or own the directory',
    );
  }
  const bracket = findUnescaped(text, '[]');
  if (bracket >= 0) {
    return error(
      'bracket-unescaped',
      start + bracket,
      'GitHub knows no character ranges and skips the line: write `\\[` and `\\]` for brackets in a path, `?` for any one character',
    );
  }
  const asterisks = text.indexOf('***');
  if (asterisks >= 0) {
    return error(
      'triple-asterisk',
      start + asterisks,
      'three asterisks in a row mean nothing: write `**` for any number of directories, `*` for any part of one name',
    );
  }
  if (endsInBackslash(text)) {
    return error(
      'dangling-backslash',
      start + text.length - 1,
      'the backslash escapes nothing: remove it, or write `\\\\` for a backslash in a path',
    );
  }
  if (text === '/' || text.includes('//')) {
    return error(
      'pattern-never-matches',
      start,
      `${quote(
        text,
      )} can never match: write \`*\` for all files, and one slash between directories`,
    );
  }
  return undefined;
}

function ownerError({ text, start }: Word): Finding {
  const looksLikePath = !text.includes('@') && /[/.]/.test(text);
  return error(
    'invalid-owner',
    start,
    looksLikePath
      ? `${quote(
          text,
        )} is not an owner, and GitHub skips the line: if it belongs to the path, write \`\\ \` for the space before it`
      : `${quote(
          text,
        )} is not \`@user\`, \`@organisation/team\` or an e-mail address, and GitHub skips the line`,
  );
}

function patternWarnings(pattern: Word, hasOwners: boolean): Finding[] {
  const { text, start } = pattern;
  const findings: Finding[] = [];
  if (!hasOwners && text.includes('@') && parseGithubOwner(text)) {
    findings.push(
      warning(
        'owner-without-pattern',
        start,
        `the line has an owner but no pattern, so ${quote(
          text,
        )} is read as a path: write ${quote(`* ${text}`)} for all files`,
      ),
    );
  }
  const hash = findUnescaped(text, '#');
  if (hash > 0) {
    findings.push(
      warning(
        'hash-in-pattern',
        start + hash,
        '`#` is read as a part of the path: write a space before it if a comment begins here',
      ),
    );
  }
  if (text.split('/').some(segment => segment === '.' || segment === '..')) {
    findings.push(
      warning(
        'pattern-never-matches',
        start,
        'paths of a repository hold no `.` or `..`, so the pattern can never match: begin it with `/` for the root',
      ),
    );
  }
  return findings;
}

/** Reads one line by GitHub's rules: a line with an error is skipped whole. */
export function parseGithubLine(line: string): GithubLine {
  const start = skipSpaces(line, 0);
  if (start === line.length || line[start] === '#') {
    return { kind: 'blank' };
  }
  const pattern = readPattern(line, start);
  const invalid = patternError(pattern);
  if (invalid) {
    return { kind: 'skipped', finding: invalid };
  }
  const owners: CodeownersOwner[] = [];
  for (const word of wordsFrom(line, start + pattern.text.length)) {
    const hash = word.text.indexOf('#');
    const text = hash < 0 ? word.text : word.text.slice(0, hash);
    const owner = parseGithubOwner(text);
    if (owner) {
      owners.push(owner);
    } else if (text !== '') {
      return { kind: 'skipped', finding: ownerError({ ...word, text }) };
    }
    if (hash >= 0) {
      break;
    }
  }
  const findings = patternWarnings(pattern, owners.length > 0);
  return { kind: 'rule', pattern, owners, findings };
}
