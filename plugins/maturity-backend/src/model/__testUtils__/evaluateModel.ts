import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { CapabilityLevel } from '@groundwork/backstage-plugin-scorecards-common';
import {
  capabilityLevels,
  createExpressionCompiler,
  evaluateScorecard,
  loadScorecards,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { compileScorecards } from '../compileScorecards';
import { documentedFacts } from './documentedFacts';
import { parsed } from './smallModel';
import { Facts } from './teamFacts';

const NOW = Date.UTC(2026, 10, 22);

/** The model in the box. */
export const MODEL = parsed(
  readFileSync(
    join(__dirname, '../../../models/six-capabilities.yaml'),
    'utf8',
  ),
);

const compiler = createExpressionCompiler(documentedFacts());
const { levels, practices = '' } = compileScorecards(MODEL);

/** It as the engine of scorecards takes it. */
export const [LEVELS, PRACTICES] = [levels, practices].map(yaml =>
  loadScorecards(yaml, { location: 'six-capabilities', compiler }),
);

export const TEAM: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'team' },
  spec: { type: 'team', children: [] },
};

/** What the engine says of a team with some facts, all of them fresh. */
export function evaluate(loaded: typeof LEVELS, values: Facts) {
  if (loaded.problems.length > 0) {
    throw new Error(loaded.problems.map(it => it.message).join('; '));
  }
  const [{ compiled, definition }] = loaded.scorecards;
  const readings = Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      { value, observedAt: NOW, changedAt: NOW },
    ]),
  );
  const { checks } = evaluateScorecard(compiled, {
    entity: TEAM,
    facts: compiler.prepare(readings, NOW),
    waivers: [],
    now: NOW,
  });
  return {
    checks: new Map(
      definition.checks.map(({ id }, at) => [id, checks[at]] as const),
    ),
    capabilities: capabilityLevels(definition, checks) ?? [],
  };
}

/** Levels as they are shown; a dash for what is unmeasured. */
export const levelsOf = (capabilities: readonly CapabilityLevel[]) =>
  capabilities.map(({ level, unmeasured }) => (unmeasured ? '–' : level));
