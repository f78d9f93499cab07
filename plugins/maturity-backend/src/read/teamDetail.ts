import {
  LevelDistribution,
  MaturityCheck,
  MaturityDay,
  MaturityModel,
  TeamCapability,
  TeamCapabilityDetail,
} from '@groundwork/backstage-plugin-maturity-common';
import { heldBackBy, howToMeasure } from '../domain';
import { StoredCheck, TeamDay } from '../store';

/** What the details of a group are made of. */
export interface DetailInput {
  model: MaturityModel;
  capabilities: readonly TeamCapability[];
  checks: readonly StoredCheck[];
  /** Where the teams beside it stand. */
  distribution: readonly LevelDistribution[];
  /** Oldest first. */
  days: readonly TeamDay[];
}

/** The six of a group, each with its checks and with what holds it back. */
export function detailsOf(input: DetailInput): TeamCapabilityDetail[] {
  const { model, distribution, days } = input;
  const statuses = new Map(input.checks.map(it => [it.checkId, it]));
  return model.capabilities.map(capability => {
    const id = capability.capability;
    const standing = input.capabilities.find(it => it.capability === id)!;
    const checks = capability.checks.flatMap(
      ({ id: checkId, title, level, expression }) => {
        const known = statuses.get(checkId);
        return known ? [{ ...toldOf(known, expression), title, level }] : [];
      },
    );
    const since = sinceOf(standing, days);
    return {
      ...standing,
      title: capability.title,
      description: capability.description,
      ...(since !== undefined && { since }),
      checks,
      heldBackBy: heldBackBy(checks, capability),
      organisation: distribution.find(it => it.capability === id)!,
    };
  });
}

/** The practices of a group, in the order of the model. */
export function practicesOf(
  model: MaturityModel,
  practices: readonly StoredCheck[],
): MaturityCheck[] {
  const statuses = new Map(practices.map(it => [it.checkId, it]));
  return model.practices.flatMap(({ id, title, expression }) => {
    const known = statuses.get(id);
    return known ? [{ ...toldOf(known, expression), title, level: 1 }] : [];
  });
}

/**
 * With what there is to be done, where it is unknown: the engine names facts, which
 * are of no use to who does not know them.
 */
function toldOf(check: StoredCheck, expression: string): StoredCheck {
  if (check.status !== 'unknown') {
    return check;
  }
  const message = howToMeasure(check.message ?? '') ?? howToMeasure(expression);
  return { ...check, ...(message !== undefined && { message }) };
}

/** Days as they are answered. */
export function historyOf(days: readonly TeamDay[]): MaturityDay[] {
  return days.map(({ day, levels }) => ({ day, levels }));
}

/**
 * Since when it has been on its level, as far as the days tell: the first of the days
 * up to now on which it was the same.
 */
function sinceOf(
  { capability, level, unmeasured }: TeamCapability,
  days: readonly TeamDay[],
): string | undefined {
  const now = unmeasured ? null : level;
  const other = days.findLastIndex(
    ({ levels }) => (levels[capability] ?? null) !== now,
  );
  const first = days[other + 1];
  return first && `${first.day}T00:00:00.000Z`;
}
