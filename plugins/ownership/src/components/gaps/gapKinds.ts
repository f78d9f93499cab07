import { GapKind } from '@groundwork/backstage-plugin-ownership-common';

/**
 * All kinds, in the order in which they are worth mending: first what leaves
 * nobody to ask, then who is asked in vain, then what is missing beside it.
 */
export const GAP_KINDS = [
  'unowned',
  'dangling-owner',
  'empty-team',
  'silent-on-call',
  'no-on-call',
  'person-owner',
  'conflicting-sources',
  'no-channel',
  'no-runbook',
] as const satisfies readonly GapKind[];

/**
 * How bad a gap is: `negative` lets down whoever asks, `warning` gives an answer
 * that may not last, `neutral` is about something that is not known.
 */
export function toneOfGap(kind: GapKind): 'negative' | 'warning' | 'neutral' {
  switch (kind) {
    case 'unowned':
    case 'dangling-owner':
    case 'empty-team':
    case 'silent-on-call':
      return 'negative';
    case 'person-owner':
    case 'conflicting-sources':
      return 'warning';
    case 'no-on-call':
    case 'no-channel':
    case 'no-runbook':
      return 'neutral';
    default:
      return unknownKind(kind);
  }
}

/** Whether there is nobody who would answer for the entity. */
export function leavesNobody(kind: GapKind): boolean {
  return (
    kind === 'unowned' || kind === 'dangling-owner' || kind === 'empty-team'
  );
}

/** Whether another owner closes the gap. */
export function isClosedByOwner(kind: GapKind): boolean {
  return (
    leavesNobody(kind) ||
    kind === 'person-owner' ||
    kind === 'conflicting-sources'
  );
}

/** Whether a text names a kind. */
export function isGapKind(text: string): text is GapKind {
  return GAP_KINDS.some(kind => kind === text);
}

function unknownKind(kind: never): never {
  throw new Error(
    `Gap kind '${kind}' is not one of ${GAP_KINDS.join(
      ', ',
    )}; the backend may be newer than this page`,
  );
}
