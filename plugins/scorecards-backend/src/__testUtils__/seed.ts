import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  CheckDefinition,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { publishVersion } from '../definitions/DefinitionStore';
import { writeEntities } from '../entities/entityRows';
import { projectEntity } from '../entities/projectEntity';
import { SEEDED_AT } from './seedStates';

export { SEEDED_AT, seedStates } from './seedStates';
export type { StatesGiven } from './seedStates';

/** An entity, in short. */
export interface EntityGiven {
  ref: string;
  title?: string;
  /** `service` unless said. */
  type?: string;
  lifecycle?: string;
  tier?: number;
  /** Ref of its owner. */
  owner?: string;
  /** Of a group: ref of the one above. */
  parent?: string;
}

/** An entity as the catalog would have it. */
export function entityOf(given: EntityGiven): Entity {
  const { kind, namespace, name } = parseEntityRef(given.ref);
  const relations = [
    ...(given.owner ? [{ type: 'ownedBy', targetRef: given.owner }] : []),
    ...(given.parent ? [{ type: 'childOf', targetRef: given.parent }] : []),
  ];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      namespace,
      name,
      ...(given.title && { title: given.title }),
      ...(given.tier && {
        annotations: { 'groundwork.dev/tier': String(given.tier) },
      }),
    },
    spec: {
      type: given.type ?? 'service',
      ...(given.lifecycle && { lifecycle: given.lifecycle }),
    },
    relations,
  };
}

/** Stores entities as reading the catalog would. */
export async function seedEntities(
  knex: Knex,
  entities: readonly EntityGiven[],
): Promise<void> {
  await knex.transaction(trx =>
    writeEntities(
      trx,
      entities.map(it => projectEntity(entityOf(it))),
    ),
  );
}

/** A check that reads a fact of the catalog, unless said otherwise. */
export function checkOf(
  id: string,
  given: Partial<CheckDefinition> = {},
): CheckDefinition {
  return {
    id,
    title: `Title of ${id}`,
    expression: 'catalog.hasOwner',
    level: 1,
    weight: 1,
    ...given,
  };
}

/** A scorecard with as many levels as its checks need. */
export function scorecardOf(
  id: string,
  checks: CheckDefinition[],
  given: Partial<ScorecardDefinition> = {},
): ScorecardDefinition {
  const highest = Math.max(1, ...checks.map(({ level }) => level));
  const names = ['Bronze', 'Silver', 'Gold', 'Platinum'];
  return {
    id,
    title: `Title of ${id}`,
    owner: 'group:default/platform',
    levels: Array.from({ length: highest }, (_, index) => ({
      level: index + 1,
      name: names[index] ?? `Level ${index + 1}`,
    })),
    checks,
    tests: [],
    ...given,
  };
}

/**
 * Puts a version of a scorecard into force, as publishing it would.
 *
 * @returns its number
 */
export async function seedScorecard(
  knex: Knex,
  definition: ScorecardDefinition,
  given: { at?: Date; origin?: string; yaml?: string } = {},
): Promise<number> {
  const json = JSON.stringify(definition);
  const outcome = await knex.transaction(trx =>
    publishVersion(
      trx,
      {
        definition,
        digest: json,
        yaml: given.yaml ?? `# ${definition.id}\n${json}\n`,
        origin: given.origin ?? 'api',
        publishedBy: 'user:default/ada',
      },
      given.at ?? SEEDED_AT,
    ),
  );
  if (outcome.kind === 'taken') {
    throw new Error(`'${definition.id}' is already in ${outcome.origin}`);
  }
  return outcome.version;
}
