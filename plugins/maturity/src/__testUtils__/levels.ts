import {
  LevelDistribution,
  MaturityContext,
  TeamCapability,
  TeamCapabilityDetail,
} from '@groundwork/backstage-plugin-maturity-common';
import {
  CAPABILITIES,
  Capability,
} from '@groundwork/backstage-plugin-scorecards-common';

/** What every answer says of itself. */
export function maturityContext(
  changed: Partial<MaturityContext> = {},
): MaturityContext {
  return {
    model: {
      id: 'six-capabilities',
      title: 'Six capabilities',
      version: '1.0.0',
      levels: [
        { level: 1, name: 'Provisional' },
        { level: 2, name: 'Operational' },
        { level: 3, name: 'Scalable' },
        { level: 4, name: 'Optimizing' },
      ],
    },
    asOf: '2026-11-20T10:20:00Z',
    measuredAt: '2026-11-20T10:00:00Z',
    remarks: [],
    ...changed,
  };
}

/** Operational, of which four of five checks are known. */
export function teamCapability(
  capability: Capability,
  changed: Partial<TeamCapability> = {},
): TeamCapability {
  return {
    capability,
    level: 2,
    of: 4,
    unmeasured: false,
    counts: { pass: 3, fail: 1, unknown: 1, stale: 0, exempt: 0 },
    coverage: 0.8,
    ...changed,
  };
}

/** What nothing is known of. */
export function unmeasuredCapability(capability: Capability): TeamCapability {
  return teamCapability(capability, {
    level: 0,
    unmeasured: true,
    counts: { pass: 0, fail: 0, unknown: 5, stale: 0, exempt: 0 },
    coverage: 0,
  });
}

/** All six: operational but for environments, which are unmeasured. */
export function sixCapabilities(
  levels: Partial<Record<Capability, number>> = {},
): TeamCapability[] {
  return CAPABILITIES.map(capability =>
    capability === 'environment-provisioning' && !(capability in levels)
      ? unmeasuredCapability(capability)
      : teamCapability(capability, { level: levels[capability] ?? 2 }),
  );
}

/** Seven teams: one below level 1, three at 2, two at 3, one unmeasured. */
export function levelDistribution(
  capability: Capability,
  changed: Partial<LevelDistribution> = {},
): LevelDistribution {
  return {
    capability,
    byLevel: [1, 0, 3, 2, 0],
    unmeasured: 1,
    median: 2,
    ...changed,
  };
}

const TITLES: Record<Capability, string> = {
  'self-service-deployment': 'Self-service deployment',
  'test-feedback': 'Test feedback',
  'environment-provisioning': 'Environment provisioning',
  'code-review': 'Code review',
  ownership: 'Ownership',
  observability: 'Observability',
};

/** A capability of a team, held back by the wait for reviews. */
export function capabilityDetail(
  capability: Capability,
  changed: Partial<TeamCapabilityDetail> = {},
): TeamCapabilityDetail {
  return {
    ...teamCapability(capability),
    title: TITLES[capability],
    description: `What ${TITLES[capability]} is about`,
    since: '2026-11-03T00:00:00Z',
    checks: [],
    heldBackBy: [],
    organisation: levelDistribution(capability),
    ...changed,
  };
}
