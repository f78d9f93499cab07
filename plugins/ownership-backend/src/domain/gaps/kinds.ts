import { GapKind } from '@groundwork/backstage-plugin-ownership-common';

/**
 * All kinds, the worst first: what leaves nobody to ask, then who is asked in
 * vain, then what is missing beside it.
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

const SEVERITIES = new Map<GapKind, number>(
  GAP_KINDS.map((kind, index) => [kind, index]),
);

const CLOSED_BY_OWNER: ReadonlySet<GapKind> = new Set<GapKind>([
  'unowned',
  'dangling-owner',
  'empty-team',
  'person-owner',
  'conflicting-sources',
]);

/** 0 for the worst. */
export function severityOf(kind: GapKind): number {
  return SEVERITIES.get(kind) ?? GAP_KINDS.length;
}

/** Whether another owner closes the gap. */
export function isClosedByOwner(kind: GapKind): boolean {
  return CLOSED_BY_OWNER.has(kind);
}

/** `unowned:component:default/orders` */
export function gapIdOf(kind: GapKind, entityRef: string): string {
  return `${kind}:${entityRef}`;
}
