import { isAlphanumeric, isMadeOf } from '../text';
import { CodeownersOwner } from '../types';

function isLogin(text: string): boolean {
  // An underscore separates the short code in the logins of managed users.
  return isAlphanumeric(text[0]) && isMadeOf(text, '-_');
}

function isTopLevelDomain(label: string): boolean {
  return label.length >= 2 && isMadeOf(label, '-') && !/^\d+$/.test(label);
}

/**
 * The part before the `@` may hold what RFC 5322 allows without quotes, except
 * for `#`, which begins a comment.
 */
function isEmail(text: string): boolean {
  const at = text.indexOf('@');
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return (
    at > 0 &&
    isMadeOf(local, ".!$%&'*+-/=?^_`{|}~") &&
    labels.length > 1 &&
    labels.every(label => isMadeOf(label, '-')) &&
    isTopLevelDomain(labels[labels.length - 1])
  );
}

/**
 * Reads an owner by GitHub's rules: `@login`, `@organisation/team` or an
 * e-mail address.
 */
export function parseGithubOwner(text: string): CodeownersOwner | undefined {
  if (!text.startsWith('@')) {
    return isEmail(text) ? { kind: 'email', name: text, text } : undefined;
  }
  const name = text.slice(1);
  const [first, team, ...more] = name.split('/');
  if (!isLogin(first) || more.length > 0) {
    return undefined;
  }
  if (team === undefined) {
    return { kind: 'user', name, text };
  }
  return isMadeOf(team, '-_') ? { kind: 'team', name, text } : undefined;
}
