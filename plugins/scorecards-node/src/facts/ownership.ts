import type { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * What the collector `ownership` observes: what the ownership plugin knows of
 * an entity, and of all that a group owns.
 *
 * @public
 */
export const OWNERSHIP_FACTS: readonly FactSchema[] = [
  {
    id: 'ownership.hasOwner',
    type: 'boolean',
    description:
      'Whether it has an owner, of its own or passed on by its system or domain.',
  },
  {
    id: 'ownership.ownerExists',
    type: 'boolean',
    description:
      'Whether it has owners and the catalog has all of them; false without an owner.',
  },
  {
    id: 'ownership.ownerIsGroup',
    type: 'boolean',
    description:
      'Whether one of its owners is a group that the catalog has; false without an owner.',
  },
  {
    id: 'ownership.ownerInherited',
    type: 'boolean',
    description: 'Whether its owner is that of its system or domain.',
  },
  {
    id: 'ownership.onCallScheduled',
    type: 'boolean',
    freshness: { minutes: 30 },
    description:
      "Whether an on-call schedule is known for it, its own or its owner's.",
  },
  {
    id: 'ownership.onCallNow',
    type: 'boolean',
    freshness: { minutes: 30 },
    description: 'Whether somebody is on call for it now.',
  },
  {
    id: 'ownership.hasRunbook',
    type: 'boolean',
    description: "Whether a runbook is known, its own or its owner's.",
  },
  {
    id: 'ownership.hasChannel',
    type: 'boolean',
    description: "Whether a chat channel is known, its own or its owner's.",
  },
  {
    id: 'ownership.identifierCount',
    type: 'integer',
    unit: 'identifiers',
    minimum: 0,
    description:
      'Identifiers that lead to it: hosts, images, namespaces and the like.',
  },
  {
    id: 'ownership.gaps',
    type: 'string-list',
    description:
      'What is wrong with its ownership, the worst first: `unowned`, `dangling-owner`, `empty-team`, `silent-on-call`, `no-on-call`, `person-owner`, `conflicting-sources`, `no-channel`, `no-runbook`.',
  },
  {
    id: 'ownership.gapCount',
    type: 'integer',
    unit: 'gaps',
    minimum: 0,
    description: 'How much is wrong with its ownership.',
  },
  {
    id: 'ownership.ownedEntities',
    type: 'integer',
    unit: 'entities',
    minimum: 0,
    description:
      'Of a group: what it owns itself, not what groups below it do.',
  },
  {
    id: 'ownership.ownedWithGaps',
    type: 'integer',
    unit: 'entities',
    minimum: 0,
    description: 'Of a group: what it owns and has a gap in its ownership.',
  },
  {
    id: 'ownership.coverage',
    type: 'double',
    minimum: 0,
    maximum: 1,
    description:
      'Of a group: the part of what it owns that has no gap, from 0 to 1; none if it owns nothing.',
  },
  {
    id: 'ownership.onCallCovered',
    type: 'boolean',
    freshness: { minutes: 30 },
    description:
      'Of a group: whether somebody is on call for all that it owns and that needs it.',
  },
];
