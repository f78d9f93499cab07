import { JsonObject } from '@backstage/types';
import {
  addition,
  Edit,
  Member,
  memberNamed,
  memberText,
  removal,
  Span,
} from './jsonText';

/**
 * What we say of an alert, by the name that it gets after the prefix. Their
 * order is that in which they are written.
 */
export const FACT_NAMES = [
  'owner',
  'owner_ref',
  'ownership_candidates',
  'entity_ref',
  'on_call',
  'channel',
  'tier',
  'ownership_status',
  'ownership_confidence',
  'ownership_url',
] as const;

export type FactName = (typeof FACT_NAMES)[number];

/**
 * The annotation that receivers know already. It has no prefix, and is only
 * added where there is none.
 */
export const RUNBOOK = 'runbook_url';

/**
 * Names what we have added beside it, so that an enriched alert can be
 * recognised, and what others wrote can be told from what we did, whatever
 * names they chose.
 */
export const MARKER = 'groundwork_enriched';

/** What an object holds of ours, if anything. */
export type Own =
  | { status: 'none' }
  /** There is a member named like the marker that is no marker. */
  | { status: 'foreign' }
  | { status: 'marked'; names: ReadonlySet<string>; notes: readonly string[] };

/** Tells what of an object's members is ours. */
export function ownOf(text: string, members: readonly Member[]): Own {
  const marker = memberNamed(members, MARKER);
  if (!marker) {
    return { status: 'none' };
  }
  const value: unknown = JSON.parse(
    text.slice(marker.value.start, marker.value.end),
  );
  if (typeof value !== 'string') {
    return { status: 'foreign' };
  }
  const words = value.split(' ').filter(Boolean);
  return {
    status: 'marked',
    // A marker that somebody made up must not take away what is theirs.
    names: new Set([...words.filter(mayBeOurs), MARKER]),
    notes: words.filter(word => !mayBeOurs(word)),
  };
}

function mayBeOurs(name: string): boolean {
  return name === RUNBOOK || FACT_NAMES.some(fact => name.endsWith(fact));
}

/** Under which names rules say where their runbook is. */
const RUNBOOKS = [RUNBOOK, 'runbook'];

/** Whether an object says where the runbook is. */
export function hasRunbook(object: JsonObject): boolean {
  return RUNBOOKS.some(name => Object.hasOwn(object, name));
}

/**
 * The facts that can be added to an object: what it says already, it keeps. One
 * with a member named like the marker gets none.
 */
export function factsToAdd(
  facts: ReadonlyMap<string, string>,
  object: JsonObject,
): Map<string, string> {
  if (Object.hasOwn(object, MARKER)) {
    return new Map();
  }
  return new Map(
    [...facts].filter(([name]) =>
      name === RUNBOOK ? !hasRunbook(object) : !Object.hasOwn(object, name),
    ),
  );
}

/** Removes what is ours from an object. */
export function withoutOwn(text: string, members: readonly Member[]): Edit[] {
  const own = ownOf(text, members);
  return own.status === 'marked'
    ? removal(members, position => own.names.has(members[position].name))
    : [];
}

/** Adds facts, with their marker, to an object that says none of them. */
export function withOwn(
  container: Span,
  members: readonly Member[],
  facts: ReadonlyMap<string, string>,
  notes: readonly string[] = [],
): Edit[] {
  return addition(container, members, ownMembers(facts, notes));
}

/** Facts and their marker, as they are written; nothing without a fact. */
export function ownMembers(
  facts: ReadonlyMap<string, string>,
  notes: readonly string[] = [],
): string[] {
  if (facts.size === 0) {
    return [];
  }
  const marker = [...facts.keys(), ...notes].join(' ');
  return [...facts, [MARKER, marker]].map(([name, value]) =>
    memberText(name, JSON.stringify(value)),
  );
}
