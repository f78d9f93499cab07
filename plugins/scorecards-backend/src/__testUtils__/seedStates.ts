import { ScorecardDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { summariseEvaluation } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { EntityTableRow, StoredChange } from '../database/rows';
import { versionKey } from '../definitions/types';
import { contributionOf, lettersById } from '../evaluation/contribution';
import { findStates, writeOutcomes } from '../evaluation/StateStore';
import { EntityOutcome, EntityTraits, State } from '../evaluation/types';
import { RollupCounters } from '../rollup/RollupCounters';
import { decodeStatuses } from '../states/statuses';

/** When what is seeded was seen, unless said. */
export const SEEDED_AT = new Date('2026-11-20T12:00:00.000Z');

/** How states are seeded. */
export interface StatesGiven {
  /** Of the definition; 1 unless said. */
  version?: number;
  /** What the states before are by, if that is another version. */
  previous?: ScorecardDefinition;
  at?: Date;
  /** Why checks of all of the entities do not pass, by check id. */
  messages?: Record<string, string>;
  /** Whether sums and transitions are kept up too; they are unless said. */
  onlyStates?: boolean;
}

/**
 * Writes where entities stand on a scorecard, with transitions and sums, as
 * evaluating them would. Again with other letters, it writes what changed.
 *
 * The entities must be there.
 *
 * @param letters - By entity ref: a letter per check, as in `state.statuses`;
 * undefined for an entity that is not part of the scorecard any more
 */
export async function seedStates(
  knex: Knex,
  definition: ScorecardDefinition,
  letters: Readonly<Record<string, string | undefined>>,
  given: StatesGiven = {},
): Promise<void> {
  const { version = 1, at = SEEDED_AT } = given;
  const refs = Object.keys(letters);
  const traits = await findTraits(knex, refs);
  const before = await findStates(knex, refs);
  const last = await knex('transition').max({ seq: 'seq' }).first();
  const seq = Number(last?.seq ?? 0) + 1;
  const outcomes = refs.map(ref => {
    const traitsOf = traits.get(ref);
    if (!traitsOf) {
      throw new Error(`${ref} is not seeded`);
    }
    return outcomeOf({
      definition,
      version,
      seq,
      at,
      traits: traitsOf,
      letters: letters[ref],
      before: before.get(ref)?.get(definition.id),
      previous: given.previous ?? definition,
      messages: given.messages ?? {},
    });
  });
  await knex.transaction(async trx => {
    await writeOutcomes(
      trx,
      given.onlyStates
        ? outcomes.map(it => ({ ...it, transitions: [] }))
        : outcomes,
    );
    if (!given.onlyStates) {
      await new RollupCounters({ knex }).apply(
        trx,
        outcomes.flatMap(({ sums }) => sums),
      );
    }
  });
}

async function findTraits(
  knex: Knex,
  refs: readonly string[],
): Promise<Map<string, EntityTraits>> {
  const rows = await knex<EntityTableRow>('entity')
    .where(whereInArray('entity_ref', refs))
    .select('entity_ref', 'owner_ref', 'title_key', 'tier');
  return new Map(
    rows.map(row => [
      row.entity_ref,
      {
        entityRef: row.entity_ref,
        ownerRef: row.owner_ref,
        titleKey: row.title_key,
        tier: row.tier,
      },
    ]),
  );
}

interface OutcomeInput {
  definition: ScorecardDefinition;
  version: number;
  /** Grows with each seeding, as the numbers of evaluations do. */
  seq: number;
  at: Date;
  traits: EntityTraits;
  letters: string | undefined;
  before: State | undefined;
  previous: ScorecardDefinition;
  messages: Record<string, string>;
}

function outcomeOf(input: OutcomeInput): EntityOutcome {
  const { definition, version, seq, at, traits, letters, before, previous } =
    input;
  const after = letters === undefined ? undefined : stateOf(input, letters);
  const versions = new Map([
    ...(before
      ? [[versionKey(definition.id, before.version), previous] as const]
      : []),
    [versionKey(definition.id, version), definition],
  ]);
  return {
    entityRef: traits.entityRef,
    upserts: after ? [after] : [],
    removals: after ? [] : [definition.id],
    transitions: [
      {
        scorecardId: definition.id,
        entityRef: traits.entityRef,
        seq,
        version,
        at,
        fromLevel: before?.level,
        toLevel: after?.level,
        fromVersion: before?.version,
        statuses: after?.statuses ?? '',
        passedWeight: after?.passedWeight ?? 0,
        knownWeight: after?.knownWeight ?? 0,
        applicableWeight: after?.applicableWeight ?? 0,
        ownerRef: traits.ownerRef,
        changes: changesOf(before, after, versions),
      },
    ],
    sums: [
      {
        before: before && contributionOf(before, versions),
        after: after && contributionOf(after, versions),
      },
    ],
  };
}

function stateOf(
  { definition, version, seq, at, traits, before, messages }: OutcomeInput,
  statuses: string,
): State {
  const standings = decodeStatuses(statuses);
  if (standings.length !== definition.checks.length) {
    throw new Error(
      `'${statuses}' has not a letter for each of the ${definition.checks.length} checks of '${definition.id}'`,
    );
  }
  const { level, unmeasured } = summariseEvaluation(definition, standings);
  const weights = weightsOf(definition, statuses);
  return {
    ...traits,
    ...weights,
    scorecardId: definition.id,
    version,
    seq,
    statuses,
    level,
    levels: definition.levels.length,
    unmeasured,
    score:
      weights.applicableWeight > 0
        ? weights.passedWeight / weights.applicableWeight
        : -1,
    levelSince: before?.level === level ? before.levelSince : at,
    evaluatedAt: at,
    details: {
      s: Object.fromEntries(
        definition.checks.flatMap(({ id }, index) =>
          standings[index]
            ? [
                [
                  id,
                  before?.statuses[index] === statuses[index]
                    ? before.details.s[id]
                    : at.getTime(),
                ],
              ]
            : [],
        ),
      ),
      m: messages,
    },
  };
}

function weightsOf({ checks }: ScorecardDefinition, statuses: string) {
  const sumOf = (letters: string) =>
    checks.reduce(
      (sum, { weight }, index) =>
        sum + (letters.includes(statuses[index]) ? weight : 0),
      0,
    );
  return {
    passedWeight: sumOf('P'),
    knownWeight: sumOf('PF'),
    applicableWeight: sumOf('PFUS'),
  };
}

function changesOf(
  before: State | undefined,
  after: State | undefined,
  versions: ReadonlyMap<string, ScorecardDefinition>,
): StoredChange[] {
  const from = before ? lettersById(before, versions) : new Map();
  const to = after ? lettersById(after, versions) : new Map();
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter(id => from.get(id)?.status !== to.get(id)?.status)
    .map(id => ({ c: id, f: from.get(id)?.status, t: to.get(id)?.status }));
}
