import {
  FactSchema,
  FactType,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  builtInCollector,
  BuiltInCollector,
} from '@groundwork/backstage-plugin-scorecards-node';
import { FactDeclaration } from '@groundwork/backstage-plugin-scorecards-node/engine';

const DAY_MS = 24 * 60 * 60_000;

/** What jobs report: types by name, each a group of its own. */
const PUSHED: Record<string, Record<string, FactType>> = {
  ci: {
    lastBuildAt: 'timestamp',
    mainIsGreen: 'boolean',
    lineCoverage: 'double',
    buildDuration: 'duration',
    flakyRate: 'double',
    frameworks: 'string-list',
    baseImage: 'string',
  },
  deploy: {
    lastAt: 'timestamp',
    perWeek: 'double',
    leadTime: 'duration',
    rollbackIsTested: 'boolean',
    environments: 'string-list',
    regions: 'string-list',
  },
  security: {
    criticals: 'integer',
    highs: 'integer',
    scannedAt: 'timestamp',
    isSigned: 'boolean',
  },
  slo: {
    isDefined: 'boolean',
    availability: 'double',
    errorBudgetLeft: 'double',
  },
  ops: { alertsPerWeek: 'integer', lastDrillAt: 'timestamp' },
};

/** How long a report counts as fresh. */
export const PUSHED_FRESHNESS_MS = 30 * DAY_MS;

/** Facts that jobs report. */
export const pushedFacts: readonly FactSchema[] = Object.entries(
  PUSHED,
).flatMap(([group, facts]) =>
  Object.entries(facts).map(([name, type]) => ({
    id: `${group}.${name}`,
    type,
    description: `Made up to measure with: ${group} ${name}.`,
  })),
);

/** The same, as the plugin makes it of its configuration. */
export const pushedDeclarations: readonly FactDeclaration[] = pushedFacts.map(
  fact => ({ ...fact, freshnessMs: PUSHED_FRESHNESS_MS }),
);

/** Sources whose facts the checks read, beside what jobs report. */
export const collectorIds = [
  'catalog',
  'repositoryFiles',
  'ownership',
] as const;

/** The collectors of the plugin, as far as they say what they observe. */
export const collectors: readonly BuiltInCollector[] =
  collectorIds.map(builtInCollector);

/** Where facts come from. */
export type FactSource = (typeof collectorIds)[number] | 'push';

/** Which source each fact is of. */
export const sourceOfFact: ReadonlyMap<string, FactSource> = new Map([
  ...collectorIds.flatMap(id =>
    builtInCollector(id).facts.map(
      fact => [fact.id, id] as [string, FactSource],
    ),
  ),
  ...pushedFacts.map(({ id }) => [id, 'push'] as [string, FactSource]),
]);
