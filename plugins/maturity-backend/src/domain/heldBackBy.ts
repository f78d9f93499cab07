import {
  MaturityCheck,
  ModelCapability,
} from '@groundwork/backstage-plugin-maturity-common';

/**
 * Checks that hold back the next level of a capability: those at the lowest level that
 * is not reached, and do not pass. In the order in which they are given.
 */
export function checksHoldingBack<
  C extends Pick<MaturityCheck, 'level' | 'status'>,
>(checks: readonly C[]): C[] {
  const missing = checks.filter(
    ({ status }) => status !== 'pass' && status !== 'exempt',
  );
  const next = Math.min(...missing.map(({ level }) => level));
  return missing.filter(({ level }) => level === next);
}

/** Ids of checks that hold back the next level, heaviest first. */
export function heldBackBy(
  checks: readonly MaturityCheck[],
  model: Pick<ModelCapability, 'checks'>,
): string[] {
  const weights = new Map(model.checks.map(it => [it.id, it.weight] as const));
  const weightOf = ({ checkId }: MaturityCheck) => weights.get(checkId) ?? 0;
  return checksHoldingBack(checks)
    .sort((a, b) => weightOf(b) - weightOf(a))
    .map(({ checkId }) => checkId);
}
