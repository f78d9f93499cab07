import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { CapabilityLevel } from '@groundwork/backstage-plugin-scorecards-common';
import { Group, StoredFinding, StoredStanding } from '../types';

/** The plugin's migrations. */
export const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-maturity-backend',
  'migrations',
);

export const groupAt = (name: string, more: Partial<Group> = {}): Group => ({
  entityRef: `group:default/${name}`,
  title: name,
  type: 'team',
  graded: true,
  ...more,
});

export const reviewAt = (level: number): CapabilityLevel => ({
  capability: 'code-review',
  level,
  of: 4,
  unmeasured: false,
  counts: { pass: level, fail: 1, unknown: 0, stale: 0, exempt: 0 },
});

export const standingAt = (
  level: number,
  evaluatedAt = '2026-11-20T12:00:00.000Z',
): StoredStanding => ({
  capabilities: [reviewAt(level)],
  checks: [{ checkId: 'review-soon', status: 'fail', message: '9 h' }],
  practices: [],
  evaluatedAt,
});

export const findingOf = (
  scope: string,
  readAt: string,
  found = 3,
): StoredFinding => ({
  constraint: {
    scope,
    finding: {
      status: 'abstained',
      reason: 'tooFewChanges',
      found,
      needed: 30,
    },
    period: { from: '2026-08-28T12:00:00.000Z', to: readAt },
  },
  isDemo: false,
  readAt,
});

/** What was read, by ref. */
export const readBy = <T>(entries: Array<[name: string, value: T]>) => ({
  kind: 'read' as const,
  of: new Map(entries.map(([name, value]) => [`group:default/${name}`, value])),
});

export const FAILED = { kind: 'failed' } as const;
