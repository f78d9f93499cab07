import { entityRules } from './entity';
import { hostRules } from './host';
import { boundedWalk } from './steps';
import { KindRules, WalkStep } from './types';

const MAX_LENGTH = 254;

/** GitHub's address for people who keep theirs private. */
const NO_REPLY = /^(?:[0-9]+\+)?([a-z0-9-]+)@users\.noreply\.github\.com$/;

const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}$/u;
const HANDLE = /^@[a-z0-9_][a-z0-9_.-]{0,38}(?:\/[a-z0-9_][a-z0-9_.-]{0,99})?$/;

function normaliseEmail(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const domain = hostRules.normalise(text.slice(at + 1));
  const local = text.slice(0, at).toLowerCase();
  const valid =
    at > 0 &&
    domain !== undefined &&
    domain.includes('.') &&
    LOCAL_PART.test(local);
  return valid ? `${local}@${domain}` : undefined;
}

/** `Ada Byron <ada@acme.test>` and `mailto:ada@acme.test`. */
function withoutDecoration(text: string): string {
  const open = text.lastIndexOf('<');
  const inBrackets = open !== -1 && text.endsWith('>');
  const address = inBrackets ? text.slice(open + 1, -1) : text;
  return address
    .trim()
    .replace(/^mailto:/i, '')
    .split('?')[0];
}

function normalise(text: string): string | undefined {
  const address = withoutDecoration(text.trim());
  if (address.length > MAX_LENGTH) {
    return undefined;
  }
  if (address.startsWith('@')) {
    const handle = address.toLowerCase();
    return HANDLE.test(handle) ? handle : undefined;
  }
  if (/^(?:user|group):/i.test(address)) {
    return entityRules.normalise(address);
  }
  return address.includes('@') ? normaliseEmail(address) : undefined;
}

function entityStep(kind: string, name: string, closeness: number): WalkStep[] {
  const key = entityRules.normalise(`${kind}:default/${name}`);
  const match = 'entity of the same name';
  return key ? [{ kind: 'entity', key, match, closeness }] : [];
}

function walkEmail(key: string): WalkStep[] {
  const noReply = NO_REPLY.exec(key)?.[1];
  if (noReply !== undefined) {
    return [
      { key: `@${noReply}`, match: 'account of the address', closeness: 0.95 },
      ...entityStep('user', noReply, 0.7),
    ];
  }
  const at = key.lastIndexOf('@');
  const local = key.slice(0, at).split('+')[0];
  return [
    {
      key: `${local}@${key.slice(at + 1)}`,
      match: 'address without its tag',
      closeness: 0.9,
    },
    ...entityStep('user', local, 0.6),
    // Addresses such as fulfilment@acme.test are a team's.
    ...entityStep('group', local, 0.5),
  ];
}

function walkHandle(key: string): WalkStep[] {
  const slash = key.indexOf('/');
  return slash === -1
    ? entityStep('user', key.slice(1), 0.7)
    : entityStep('group', key.slice(slash + 1), 0.7);
}

function walk(key: string): WalkStep[] {
  const origin = { kind: 'person' as const, key };
  if (key.startsWith('@')) {
    return boundedWalk(origin, walkHandle(key));
  }
  if (/^(?:user|group):/.test(key)) {
    const match = 'entity of the reference';
    return [{ kind: 'entity', key, match, closeness: 0.99 }];
  }
  return boundedWalk(origin, walkEmail(key));
}

/**
 * People and the teams that are written like people: an email address, a
 * handle (`@ada`, `@acme/payments-core`) or a reference to a user or group.
 *
 * @internal
 */
export const personRules: KindRules = {
  kind: 'person',
  specificity: 0.4,
  normalise,
  walk,
};
