import {
  BenchCheck,
  flagCheck,
  hoursAgo,
  list,
  notExperimental,
  number,
  text,
  within,
} from './types';

const STAGES = ['staging', 'production'];

/** Whether something runs well. */
export const operations: readonly BenchCheck[] = [
  {
    id: 'deployed-lately',
    title: 'It was deployed in the last quarter',
    level: 1,
    expression: "now - deploy.lastAt < duration('2160h')",
    message: "'It was last deployed at ' + string(deploy.lastAt)",
    plain: within('deploy.lastAt', 2_160),
    good: making => ({ 'deploy.lastAt': hoursAgo(making, 1, 2_000) }),
    bad: making => ({ 'deploy.lastAt': hoursAgo(making, 2_400, 9_000) }),
  },
  {
    id: 'no-critical-vulnerability',
    title: 'It has no critical vulnerability',
    level: 1,
    weight: 3,
    expression: 'security.criticals == 0',
    message: "string(security.criticals) + ' critical vulnerabilities'",
    plain: number('security.criticals', count => count === 0),
    good: () => ({ 'security.criticals': 0 }),
    bad: ({ random }) => ({ 'security.criticals': 1 + random.integer(9) }),
  },
  {
    id: 'scanned',
    title: 'It was scanned in the last week',
    level: 1,
    expression: "now - security.scannedAt <= duration('168h')",
    plain: within('security.scannedAt', 168),
    good: making => ({ 'security.scannedAt': hoursAgo(making, 1, 160) }),
    bad: making => ({ 'security.scannedAt': hoursAgo(making, 200, 900) }),
  },
  flagCheck('on-call-scheduled', 'ownership.onCallScheduled', {
    title: 'There is an on-call schedule',
    level: 1,
    filter: notExperimental,
    freshness: { hours: 24 },
  }),
  {
    id: 'not-forgotten',
    title: 'The catalog still has its file',
    level: 1,
    expression: '!catalog.isOrphan',
    plain: ({ 'catalog.isOrphan': orphan }) =>
      orphan === undefined ? undefined : !orphan,
    good: () => ({ 'catalog.isOrphan': false }),
    bad: () => ({ 'catalog.isOrphan': true }),
  },
  {
    id: 'few-high-vulnerabilities',
    title: 'It has few severe vulnerabilities',
    level: 2,
    expression: 'security.highs <= 5',
    message: "string(security.highs) + ' severe vulnerabilities of 5'",
    plain: number('security.highs', count => count <= 5),
    good: ({ random }) => ({ 'security.highs': random.integer(6) }),
    bad: ({ random }) => ({ 'security.highs': 6 + random.integer(50) }),
  },
  {
    id: 'owner-of-its-own',
    title: 'Its owner is its own',
    level: 2,
    expression: '!ownership.ownerInherited',
    plain: ({ 'ownership.ownerInherited': inherited }) =>
      inherited === undefined ? undefined : !inherited,
    good: () => ({ 'ownership.ownerInherited': false }),
    bad: () => ({ 'ownership.ownerInherited': true }),
  },
  flagCheck('chat', 'catalog.hasChatChannel', {
    title: 'People can ask about it',
    level: 2,
  }),
  flagCheck('source-known', 'catalog.hasSourceLocation', {
    title: 'It is known where its code is',
    level: 2,
  }),
  flagCheck('slo', 'slo.isDefined', {
    title: 'It has an objective',
    level: 2,
    weight: 2,
  }),
  {
    id: 'available',
    title: 'It was available',
    level: 3,
    weight: 2,
    expression: 'slo.availability >= 99.9',
    message:
      "'It was available ' + string(slo.availability) + ' % of the time'",
    plain: number('slo.availability', percent => percent >= 99.9),
    good: ({ random }) => ({
      'slo.availability': 99.9 + random.integer(10) / 100,
    }),
    bad: ({ random }) => ({ 'slo.availability': 97 + random.integer(28) / 10 }),
  },
  {
    id: 'error-budget',
    title: 'There is some error budget left',
    level: 3,
    expression: 'slo.errorBudgetLeft > 0.1',
    plain: number('slo.errorBudgetLeft', left => left > 0.1),
    good: ({ random }) => ({
      'slo.errorBudgetLeft': 0.2 + random.integer(80) / 100,
    }),
    bad: ({ random }) => ({ 'slo.errorBudgetLeft': -random.integer(9) / 10 }),
  },
  flagCheck('rollback-tested', 'deploy.rollbackIsTested', {
    title: 'It can be rolled back',
    level: 3,
  }),
  {
    id: 'deployed-often',
    title: 'It is deployed once a week and more',
    level: 3,
    expression: 'deploy.perWeek >= 1.0',
    message: "'It is deployed ' + string(deploy.perWeek) + ' times a week'",
    plain: number('deploy.perWeek', times => times >= 1),
    good: ({ random }) => ({ 'deploy.perWeek': 1 + random.integer(90) / 10 }),
    bad: ({ random }) => ({ 'deploy.perWeek': random.integer(9) / 10 }),
  },
  {
    id: 'quiet',
    title: 'It does not alert all the time',
    level: 3,
    expression: 'ops.alertsPerWeek < 20',
    message: "string(ops.alertsPerWeek) + ' alerts a week'",
    plain: number('ops.alertsPerWeek', alerts => alerts < 20),
    good: ({ random }) => ({ 'ops.alertsPerWeek': random.integer(20) }),
    bad: ({ random }) => ({ 'ops.alertsPerWeek': 20 + random.integer(200) }),
  },
  {
    id: 'lead-time',
    title: 'A change is in production within two days',
    level: 4,
    expression: "deploy.leadTime <= duration('48h')",
    message: "'A change takes ' + string(deploy.leadTime)",
    plain: text('deploy.leadTime', took => Number.parseInt(took, 10) <= 48),
    good: ({ random }) => ({ 'deploy.leadTime': `${1 + random.integer(47)}h` }),
    bad: ({ random }) => ({
      'deploy.leadTime': `${49 + random.integer(500)}h`,
    }),
  },
  {
    id: 'drilled',
    title: 'Its recovery was tried out',
    level: 4,
    expression: "now - ops.lastDrillAt < duration('4320h')",
    plain: within('ops.lastDrillAt', 4_320),
    good: making => ({ 'ops.lastDrillAt': hoursAgo(making, 24, 4_000) }),
    bad: making => ({ 'ops.lastDrillAt': hoursAgo(making, 4_400, 9_000) }),
  },
  {
    id: 'staged',
    title: 'It runs somewhere before it is in production',
    level: 4,
    expression: `${JSON.stringify(
      STAGES,
    )}.all(stage, stage in deploy.environments)`,
    plain: list('deploy.environments', names =>
      STAGES.every(stage => names.includes(stage)),
    ),
    good: () => ({ 'deploy.environments': ['test', ...STAGES] }),
    bad: () => ({ 'deploy.environments': ['test', 'production'] }),
  },
  flagCheck('signed', 'security.isSigned', {
    title: 'What is deployed is signed',
    level: 4,
  }),
  {
    id: 'in-two-regions',
    title: 'What is critical runs in two regions',
    level: 4,
    // Unknown where it runs in one and nobody says how critical it is
    expression: 'size(deploy.regions) >= 2 || catalog.tier >= 3',
    effective: { announce: '2020-01-01', enforce: '2021-01-01' },
    plain: ({ 'deploy.regions': regions, 'catalog.tier': tier }) => {
      if (regions !== undefined && (regions as string[]).length >= 2) {
        return true;
      }
      const isMinor = tier === undefined ? undefined : Number(tier) >= 3;
      return regions === undefined && isMinor === false ? undefined : isMinor;
    },
    good: () => ({ 'deploy.regions': ['eu-central', 'eu-north'] }),
    bad: () => ({ 'deploy.regions': ['eu-central'] }),
  },
];
