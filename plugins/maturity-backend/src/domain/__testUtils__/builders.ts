import {
  MaturityCheck,
  ModelCapability,
  TeamCapability,
} from '@groundwork/backstage-plugin-maturity-common';
import {
  CAPABILITIES,
  Capability,
  CheckStatus,
} from '@groundwork/backstage-plugin-scorecards-common';

const NONE = { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 };

/** A capability of a team; without a level, unmeasured. */
export function standing(
  capability: Capability,
  level?: number,
  counts: Partial<Record<CheckStatus, number>> = {},
): TeamCapability {
  return {
    capability,
    level: level ?? 0,
    of: 4,
    unmeasured: level === undefined,
    counts: { ...NONE, ...counts },
  };
}

/** The six of a team, all at one level but for those that are said. */
export function allAt(
  level: number | undefined,
  others: Partial<Record<Capability, number>> = {},
): TeamCapability[] {
  return CAPABILITIES.map(it => standing(it, others[it] ?? level));
}

/** A model in which each capability has the checks of a table. */
export function modelOf(
  checks: Partial<
    Record<
      Capability,
      Array<{
        id: string;
        level: number;
        weight?: number;
        expression?: string;
      }>
    >
  >,
): { capabilities: ModelCapability[] } {
  return {
    capabilities: CAPABILITIES.map(capability => ({
      capability,
      title: `Title of ${capability}`,
      description: 'What it is.',
      checks: (checks[capability] ?? []).map(
        ({ id, level, weight = 1, expression = 'team.ciShare >= 0.5' }) => ({
          id,
          level,
          weight,
          expression,
          title: `Title of ${id}`,
          reason: 'It is so.',
          source: { kind: 'ours' as const },
          remedy: { text: `Mend ${id}` },
        }),
      ),
    })),
  };
}

/** A check of a team. */
export function checked(
  checkId: string,
  level: number,
  status: CheckStatus,
): MaturityCheck {
  return { checkId, title: `Title of ${checkId}`, level, status };
}
