import { isAlphanumeric, isMadeOf, Word, wordsFrom } from '../text';
import { CodeownersOwner } from '../types';

const ROLES: ReadonlySet<string> = new Set([
  'developer',
  'maintainer',
  'owner',
]);

function parseRole(text: string): CodeownersOwner | undefined {
  const plural = text.slice(2).toLowerCase();
  const name = plural.endsWith('s') ? plural.slice(0, -1) : plural;
  return text.startsWith('@@') && ROLES.has(name)
    ? { kind: 'role', name, text }
    : undefined;
}

function isWordCharacter(character: string | undefined): boolean {
  return isAlphanumeric(character) || character === '_';
}

/** One name in a path of names: no hyphen in front, no dot at the end. */
function readName(text: string, start: number): string {
  let end = start;
  if (text[start] !== '-') {
    while (
      isWordCharacter(text[end]) ||
      text[end] === '.' ||
      text[end] === '-'
    ) {
      end += 1;
    }
  }
  while (end > start && text[end - 1] === '.') {
    end -= 1;
  }
  const name = text.slice(start, end);
  return name.endsWith('.git') || name.endsWith('.atom') ? '' : name;
}

/** The user or group that an `@` at an offset mentions. */
function readMention(text: string, at: number): CodeownersOwner | undefined {
  const before = text[at - 1];
  if (isWordCharacter(before) || before === '@') {
    return undefined;
  }
  const names = [readName(text, at + 1)];
  let end = at + 1 + names[0].length;
  while (names[names.length - 1] !== '' && text[end] === '/') {
    names.push(readName(text, end + 1));
    end += 1 + names[names.length - 1].length;
  }
  const path = names.filter(name => name !== '').join('/');
  if (path === '') {
    return undefined;
  }
  const kind = path.includes('/') ? 'team' : 'user-or-group';
  return { kind, name: path, text: `@${path}` };
}

/** The address from an offset on that an `@` is in the middle of. */
function readEmail(
  text: string,
  start: number,
  at: number,
): CodeownersOwner | undefined {
  const next = text.indexOf('@', at + 1);
  let end = next < 0 ? text.length : next;
  while (end > at + 1 && !isWordCharacter(text[end - 1])) {
    end -= 1;
  }
  const local = text.slice(start, at);
  if (end === at + 1 || !Array.from(local).some(isWordCharacter)) {
    return undefined;
  }
  const email = text.slice(start, end);
  return { kind: 'email', name: email, text: email };
}

/** All owners that a word mentions; GitLab reads past what surrounds them. */
function ownersIn(text: string): CodeownersOwner[] {
  const role = parseRole(text);
  if (role) {
    return [role];
  }
  const owners: CodeownersOwner[] = [];
  let start = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const mention = readMention(text, at);
    if (mention) {
      owners.push(mention);
    }
    const email = readEmail(text, start, at);
    if (email) {
      owners.push(email);
    }
    // An address ends where the next one may begin.
    start = email ? start + email.text.length : at + 1;
  }
  return owners;
}

/** The owners in a piece of a line, and the words that are none. */
export interface GitlabOwners {
  owners: CodeownersOwner[];
  /** Words that mention nobody; GitLab ignores them. */
  ignored: Word[];
  /** The word that looks like the beginning of a comment. */
  comment?: Word;
}

/**
 * Reads owners by GitLab's rules: `@user`, `@group/subgroup`, `@@role` and
 * e-mail addresses, wherever they stand. There are no comments behind a rule:
 * owners that a remark mentions are owners.
 */
export function parseGitlabOwners(line: string, start: number): GitlabOwners {
  const result: GitlabOwners = { owners: [], ignored: [] };
  for (const word of wordsFrom(line, start)) {
    if (word.text.startsWith('#')) {
      result.comment ??= word;
    }
    const owners = ownersIn(word.text);
    result.owners.push(...owners);
    if (owners.length === 0 && !result.comment) {
      result.ignored.push(word);
    }
  }
  return result;
}

/** Whether a name could be a GitLab account, so that an `@` is all it lacks. */
export function couldBeName(text: string): boolean {
  return isMadeOf(text, '_-.');
}
