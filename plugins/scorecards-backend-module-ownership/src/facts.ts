import { JsonValue } from '@backstage/types';
import {
  ContactCard,
  GapKind,
  OwnerSummary,
} from '@groundwork/backstage-plugin-ownership-common';

/** Who owns an entity, and how many identifiers lead to it. */
export interface KnownOwner {
  owners: readonly OwnerSummary[];
  /** Whether its owner is that of its system or domain. */
  isInherited: boolean;
  identifierCount: number;
}

/** Kinds of gaps by entity ref. */
export type GapKinds = Map<string, GapKind[]>;

/** What is known of ownership, or why it is not. */
export interface Findings {
  facts: Record<string, JsonValue | undefined>;
  errors: Record<string, string>;
}

/** What was found out about an entity. */
export interface EntityFindings {
  /** undefined if the ownership plugin does not know it. */
  owner: KnownOwner | undefined;
  /** undefined if gaps were not looked for yet. */
  gaps: readonly GapKind[] | undefined;
  /** The card, or why there is none. */
  contact: ContactCard | { failure: string };
}

const NOT_KNOWN = 'The ownership plugin does not know the entity yet';
const NOT_LOOKED = 'The ownership plugin has not looked for gaps yet';

/** The worst first. */
const GAP_KINDS: readonly GapKind[] = [
  'unowned',
  'dangling-owner',
  'empty-team',
  'silent-on-call',
  'no-on-call',
  'person-owner',
  'conflicting-sources',
  'no-channel',
  'no-runbook',
];

/** Facts of what is owned. */
export function factsOfEntity(found: EntityFindings): Findings {
  return withPrefix([
    ownerFindings(found.owner),
    gapFindings(found.owner && found.gaps, found.owner !== undefined),
    contactFindings(found.contact),
  ]);
}

/** Facts of who owns. */
export function factsOfGroup(found: {
  /** What it owns itself; undefined if the group is not known. */
  owned: readonly string[] | undefined;
  gaps: GapKinds | undefined;
}): Findings {
  const { owned, gaps } = found;
  if (!owned) {
    return withPrefix([
      failed(
        ['ownedEntities', 'ownedWithGaps', 'coverage', 'onCallCovered'],
        NOT_KNOWN,
      ),
    ]);
  }
  const facts = { ownedEntities: owned.length };
  if (!gaps) {
    return withPrefix([
      { facts, errors: {} },
      failed(['ownedWithGaps', 'coverage', 'onCallCovered'], NOT_LOOKED),
    ]);
  }
  const kinds = owned.map(ref => gaps.get(ref) ?? []);
  const withGaps = kinds.filter(({ length }) => length > 0).length;
  const some = owned.length > 0;
  return withPrefix([
    {
      facts: {
        ...facts,
        ownedWithGaps: withGaps,
        coverage: some ? 1 - withGaps / owned.length : undefined,
        onCallCovered: some ? !kinds.flat().some(isAboutOnCall) : undefined,
      },
      errors: {},
    },
  ]);
}

function ownerFindings(owner: KnownOwner | undefined): Findings {
  if (!owner) {
    return failed(
      [
        'hasOwner',
        'ownerExists',
        'ownerIsGroup',
        'ownerInherited',
        'identifierCount',
      ],
      NOT_KNOWN,
    );
  }
  const { owners, isInherited, identifierCount } = owner;
  return {
    facts: {
      hasOwner: owners.length > 0,
      ownerExists: owners.length > 0 && owners.every(({ exists }) => exists),
      ownerIsGroup: owners.some(
        ({ exists, entityRef }) => exists && entityRef.startsWith('group:'),
      ),
      ownerInherited: isInherited,
      identifierCount,
    },
    errors: {},
  };
}

function gapFindings(
  gaps: readonly GapKind[] | undefined,
  isKnown: boolean,
): Findings {
  return gaps
    ? {
        facts: {
          gaps: GAP_KINDS.filter(kind => gaps.includes(kind)),
          gapCount: gaps.length,
        },
        errors: {},
      }
    : failed(['gaps', 'gapCount'], isKnown ? NOT_LOOKED : NOT_KNOWN);
}

function contactFindings(contact: EntityFindings['contact']): Findings {
  if ('failure' in contact) {
    return failed(
      ['hasRunbook', 'hasChannel', 'onCallScheduled', 'onCallNow'],
      contact.failure,
    );
  }
  const { status, reason } = contact.onCall;
  const reached = {
    hasRunbook: contact.runbook !== undefined,
    hasChannel: contact.channel !== undefined,
  };
  if (status === 'unavailable') {
    const { errors } = failed(
      ['onCallScheduled', 'onCallNow'],
      `Who is on call is not known: ${reason ?? 'no provider has answered'}`,
    );
    return { facts: reached, errors };
  }
  return {
    facts: {
      ...reached,
      onCallScheduled: status !== 'none',
      onCallNow: status === 'known',
    },
    errors: {},
  };
}

function isAboutOnCall(kind: GapKind): boolean {
  return kind === 'no-on-call' || kind === 'silent-on-call';
}

function failed(names: readonly string[], reason: string): Findings {
  return {
    facts: {},
    errors: Object.fromEntries(names.map(name => [name, reason])),
  };
}

function withPrefix(all: readonly Findings[]): Findings {
  const prefixed = <T>(records: ReadonlyArray<Record<string, T>>) =>
    Object.fromEntries(
      records
        .flatMap(record => Object.entries(record))
        .map(([name, value]) => [`ownership.${name}`, value]),
    );
  return {
    facts: prefixed(all.map(({ facts }) => facts)),
    errors: prefixed(all.map(({ errors }) => errors)),
  };
}
