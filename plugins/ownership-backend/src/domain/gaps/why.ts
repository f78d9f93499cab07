import {
  GapKind,
  OwnerSummary,
} from '@groundwork/backstage-plugin-ownership-common';
import { GapDetail } from './finding';

/** What a sentence is made from; nothing that the asker may not read. */
export interface WhyFacts {
  kind: GapKind;
  owners: readonly OwnerSummary[];
  detail: GapDetail;
  /** The title of a group or user; undefined if the asker may not read it. */
  titleOf: (entityRef: string) => string | undefined;
}

const MAX_NAMED = 3;

/** Why a gap is one, for people. */
export function whyOf(facts: WhyFacts): string {
  const { kind, owners, detail } = facts;
  const names = list(owners.map(({ title }) => title)) || 'its owner';
  switch (kind) {
    case 'unowned':
      return 'The catalog names no owner.';
    case 'dangling-owner':
      return danglingOwners(owners);
    case 'empty-team':
      return `Nobody is in ${names}, nor in a group below.`;
    case 'person-owner':
      return `It is owned by ${names}, not by a team.`;
    case 'conflicting-sources':
      return conflict(names, facts);
    case 'no-on-call':
      return detail.schedule
        ? `No provider knows its on-call schedule ‘${detail.schedule}’.`
        : 'No on-call schedule is known, and it is in production.';
    case 'silent-on-call':
      return detail.schedule
        ? `Nobody is on call in the schedule ‘${detail.schedule}’.`
        : 'It has an on-call schedule, and nobody is on it.';
    case 'no-channel':
      return owners.length > 0
        ? `Neither it nor ${names} names a chat channel.`
        : 'It names no chat channel.';
    case 'no-runbook':
      return owners.length > 0
        ? `Neither it nor ${names} names a runbook.`
        : 'It names no runbook.';
    default:
      return unknownKind(kind);
  }
}

function danglingOwners(owners: readonly OwnerSummary[]): string {
  const missing = owners.filter(({ exists }) => !exists);
  const refs = list(missing.map(({ entityRef }) => entityRef));
  if (missing.length === 0) {
    return 'Its owner was not in the catalog when this was last looked at.';
  }
  return missing.length > 1
    ? `Its owners ${refs} are not in the catalog.`
    : `Its owner ${refs} is not in the catalog.`;
}

function conflict(names: string, { detail, titleOf }: WhyFacts): string {
  const named = (detail.named ?? []).flatMap(({ entityRef, by }) => {
    const title = titleOf(entityRef);
    return title === undefined ? [] : [`${by} names ${title}`];
  });
  return named.length > 0
    ? `The catalog names ${names}, but ${list(named)}.`
    : `The catalog names ${names}, but another source names somebody else.`;
}

/** `A, B and C`; `A, B, C and 2 more`. */
function list(items: readonly string[]): string {
  const shown = items.slice(0, MAX_NAMED);
  const more = items.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all.length > 1
    ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
    : all.join('');
}

function unknownKind(kind: never): never {
  throw new Error(`There is no sentence for gaps of the kind '${kind}'`);
}
