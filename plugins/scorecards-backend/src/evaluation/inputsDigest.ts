import { createHash } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';
import { ActiveWaiver } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { CurrentDefinitions, CurrentScorecard } from '../definitions/types';

/** To be raised when the same inputs come to another state than before. */
const RULES_VERSION = 1;

/**
 * What the states of an entity depend on, besides the definitions, themselves
 * and the time.
 */
export interface DigestedInputs {
  /** Of the entity, as it is stored. */
  entityDigest: string;
  /** Of its facts, by source; in any order. */
  factVersions: readonly string[];
  /** By scorecard id; those in force. */
  waivers: ReadonlyMap<string, readonly ActiveWaiver[]>;
}

/** The same for the same inputs, and another for others. */
export function digestInputs(inputs: DigestedInputs): string {
  const { entityDigest, factVersions, waivers } = inputs;
  return digest([
    entityDigest,
    factVersions.toSorted(),
    [...waivers].sort(([one], [other]) => (one < other ? -1 : 1)),
  ]);
}

interface Digests {
  /** Of all that there are. */
  all: string;
  /** Of what all entities have in common, whatever selects them. */
  common: string;
}

const remembered = new WeakMap<CurrentDefinitions, Digests>();

/** The same for the same definitions. */
export function digestDefinitions(definitions: CurrentDefinitions): string {
  return digestsOf(definitions).all;
}

/**
 * The same for definitions that say the same of an entity: for it, a scorecard
 * that does not select it might as well not be there.
 */
export function digestSelecting(
  definitions: CurrentDefinitions,
  entity: Entity,
): string {
  const { common } = digestsOf(definitions);
  const selecting = [...definitions.scorecards.values()].filter(it =>
    it.compiled.selects(entity),
  );
  return digest([common, versionsOf(selecting)]);
}

/** Versions never change; what is declared of facts does with the configuration. */
function digestsOf(definitions: CurrentDefinitions): Digests {
  let found = remembered.get(definitions);
  if (found === undefined) {
    const { scorecards, broken, compiler } = definitions;
    const common = digest([
      RULES_VERSION,
      // What they say of an entity stays, whether or not they select it.
      broken.map(({ scorecardId }) => scorecardId).sort(),
      [...compiler.facts].sort(byId),
    ]);
    found = {
      common,
      all: digest([common, versionsOf([...scorecards.values()])]),
    };
    remembered.set(definitions, found);
  }
  return found;
}

function versionsOf(scorecards: readonly CurrentScorecard[]) {
  return scorecards.map(({ id, version }) => [id, version]).sort(byId);
}

function byId([one]: readonly unknown[], [other]: readonly unknown[]): number {
  return String(one) < String(other) ? -1 : 1;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
