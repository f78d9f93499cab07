import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import { CompiledScorecard } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { CatalogEntity, entityBatches } from '../backtest/entityBatches';
import { EntityTableRow } from '../database/rows';
import { ReadingsOf } from '../evaluation/inputs';
import { FactCatalog } from '../facts/FactCatalog';
import { PUSH_SOURCE } from '../facts/types';
import { Asker } from '../rollup/Asker';
import { CurrentScorecard, Definitions } from './types';
import { Findings } from './Findings';

const ENTITIES_AT_ONCE = 500;

/** Entities of a scorecard whose facts are looked at: most have the same ones. */
const FACTS_LOOKED_FOR_ON = 2_000;

/** What the adviser is made with. */
export interface DefinitionAdviserOptions {
  knex: Knex;
  definitions: Pick<Definitions, 'current'>;
  facts: ReadingsOf;
  factCatalog: Pick<FactCatalog, 'facts'>;
  /** Ids of collectors that do not run. */
  disabled: ReadonlySet<string>;
  now: () => Date;
}

/**
 * Says what is odd about a definition that is right in itself: it may be meant
 * so, or be a slip that shows only when nobody looks any more.
 */
export class DefinitionAdviser {
  constructor(private readonly options: DefinitionAdviserOptions) {}

  /**
   * Whoever asks is told nothing of entities that they may not read: those are
   * as if they were not there.
   *
   * @param signal - Ends it early, when nobody waits for it any more
   */
  async warningsOf(
    scorecard: CompiledScorecard,
    caller: Asker,
    signal?: AbortSignal,
  ): Promise<DefinitionProblem[]> {
    const findings = this.findingsOf(scorecard);
    await this.#look(findings, caller, signal);
    return [
      ...(await this.warningsBeside(scorecard, caller)),
      ...findings.warnings(),
    ];
  }

  /** All but what takes a look at the entities that it is about. */
  async warningsBeside(
    scorecard: CompiledScorecard,
    caller: Asker,
  ): Promise<DefinitionProblem[]> {
    const { scorecards } = await this.options.definitions.current();
    const { id, owner } = scorecard.definition;
    return [
      ...(await this.#warnOfOwner(owner, caller)),
      ...this.#warnOfDates(scorecard, scorecards.get(id)),
      ...this.#warnOfDisabled(scorecard),
    ];
  }

  /** For those who look at the entities anyway. */
  findingsOf(scorecard: CompiledScorecard): Findings {
    const { factCatalog, disabled } = this.options;
    const sourceOf = (factId: string) =>
      factCatalog.facts.get(factId)?.source ?? PUSH_SOURCE;
    return new Findings(scorecard, {
      sourceOf,
      // Of these it is known why they are not there
      isLookedFor: factId => !disabled.has(sourceOf(factId)),
    });
  }

  async #warnOfOwner(
    owner: string,
    { readable }: Asker,
  ): Promise<DefinitionProblem[]> {
    const known: string[] = await this.options
      .knex<EntityTableRow>('entity')
      .where(whereInArray('entity_ref', [owner]))
      .whereNull('missing_since')
      .pluck('entity_ref');
    const seen = known.length > 0 && (await readable(known)).has(owner);
    return seen
      ? []
      : [
          {
            path: 'metadata.owner',
            message: `'${owner}' is no entity of the catalog that you can read: nobody is told of waivers that are asked for`,
          },
        ];
  }

  /** A check that counts from its first day on comes without notice. */
  #warnOfDates(
    { checks }: CompiledScorecard,
    current: CurrentScorecard | undefined,
  ): DefinitionProblem[] {
    const now = this.options.now().getTime();
    const known = new Set(current?.definition.checks.map(({ id }) => id));
    return checks.flatMap(({ definition, enforcedAt }, index) =>
      enforcedAt !== undefined && enforcedAt <= now && !known.has(definition.id)
        ? [
            {
              path: `spec.checks[${index}].effective.enforce`,
              message: `is over (${definition.effective?.enforce}), so that check '${definition.id}' counts at once, and nobody has seen it announced before`,
            },
          ]
        : [],
    );
  }

  #warnOfDisabled({ checks }: CompiledScorecard): DefinitionProblem[] {
    const { factCatalog, disabled } = this.options;
    return checks.flatMap(({ definition, condition }, index) =>
      condition.factIds.flatMap(factId => {
        const source = factCatalog.facts.get(factId)?.source ?? '';
        return disabled.has(source)
          ? [
              {
                path: `spec.checks[${index}].expression`,
                message: `check '${definition.id}' reads '${factId}', which nobody observes: scorecards.collectors.${source}.enabled is false`,
              },
            ]
          : [];
      }),
    );
  }

  async #look(
    findings: Findings,
    caller: Asker,
    signal?: AbortSignal,
  ): Promise<void> {
    const { knex, facts } = this.options;
    const readsAll = await caller.readsAll();
    for await (const batch of entityBatches(knex, ENTITIES_AT_ONCE)) {
      signal?.throwIfAborted();
      const selected = batch.filter(({ entity }) => findings.wants(entity));
      const seen = readsAll ? selected : await readableOf(selected, caller);
      const isLooked = findings.entities < FACTS_LOOKED_FOR_ON;
      findings.add(
        seen,
        isLooked && seen.length > 0
          ? await facts.readingsOf(seen.map(({ entityRef }) => entityRef))
          : new Map(),
      );
      if (findings.isComplete(FACTS_LOOKED_FOR_ON)) {
        return;
      }
    }
  }
}

async function readableOf(
  batch: readonly CatalogEntity[],
  { readable }: Asker,
): Promise<CatalogEntity[]> {
  if (batch.length === 0) {
    return [];
  }
  const allowed = await readable(batch.map(({ entityRef }) => entityRef));
  return batch.filter(({ entityRef }) => allowed.has(entityRef));
}
