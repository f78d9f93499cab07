import {
  fromTimestamp,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { FactState } from '@groundwork/backstage-plugin-scorecards-common';
import {
  FactReading,
  FactReadings,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { CollectorRunRow, FactChangeRow, FactSetRow } from '../database/rows';
import { FactCatalog } from './FactCatalog';
import { FactHistory } from './FactHistory';
import { decodeFactSet } from './factSets';
import { addReadings, MutableReadings } from './readings';

/** A failed run of a collector. */
interface FailedRun {
  startedAt: number;
  error: string;
  errorSince?: number;
}

/** All that is known of an entity. */
export interface KnownFacts {
  readings: FactReadings;
  /** One of each source, in any order: the same as long as it says the same. */
  versions: readonly string[];
}

type VersionRow = Pick<
  FactSetRow,
  'entity_ref' | 'source' | 'digest' | 'observed_at'
>;

/** Tells what is known of entities. */
export class FactReader {
  constructor(
    private readonly options: {
      knex: Knex;
      catalog: FactCatalog;
      now: () => Date;
    },
  ) {}

  /**
   * All that is known of entities, with one statement for however many. Every
   * entity that is asked for is in it.
   */
  async readingsOf(
    entityRefs: readonly string[],
  ): Promise<Map<string, FactReadings>> {
    const known = await this.knownOf(entityRefs);
    return new Map(Array.from(known, ([ref, { readings }]) => [ref, readings]));
  }

  /** Like `readingsOf`, with what tells whether it has changed. */
  async knownOf(
    entityRefs: readonly string[],
  ): Promise<Map<string, KnownFacts>> {
    const { knex, catalog } = this.options;
    const found = new Map(
      entityRefs.map(ref => [
        ref,
        { readings: {} as MutableReadings, versions: [] as string[] },
      ]),
    );
    for (const row of await this.#findRows(entityRefs)) {
      const known = found.get(row.entity_ref);
      if (known) {
        known.versions.push(versionOf(row));
        const declared = catalog.bySource.get(row.source);
        if (declared) {
          addReadings(known.readings, decodeFactSet(knex, row), declared);
        }
      }
    }
    return found;
  }

  /** The versions of `knownOf`, without reading the facts. */
  async versionsOf(
    entityRefs: readonly string[],
  ): Promise<Map<string, string[]>> {
    const rows: VersionRow[] = await this.options
      .knex<FactSetRow>('fact_set')
      .where(whereInArray('entity_ref', entityRefs))
      .select('entity_ref', 'source', 'digest', 'observed_at');
    const found = new Map<string, string[]>(entityRefs.map(ref => [ref, []]));
    for (const row of rows) {
      found.get(row.entity_ref)?.push(versionOf(row));
    }
    return found;
  }

  /**
   * All that was known of entities at a time, as far as changes are kept. An
   * error that there was then is not known of any more.
   */
  async readingsAt(
    entityRefs: readonly string[],
    at: Date,
  ): Promise<Map<string, FactReadings>> {
    const history = await this.historyOf(entityRefs, at);
    return history.at(at);
  }

  /**
   * All that was known of entities at any time from one on, with two statements
   * for however many entities and times.
   */
  async historyOf(
    entityRefs: readonly string[],
    since: Date,
  ): Promise<FactHistory> {
    const { knex, catalog } = this.options;
    // First what is, then what was: a change that comes in between is then
    // undone once more, instead of not at all
    const rows = await this.#findRows(entityRefs);
    const changes = await knex<FactChangeRow>('fact_change')
      .where(whereInArray('entity_ref', entityRefs))
      .andWhere('replaced_at', '>', toTimestamp(since))
      .select('id', 'entity_ref', 'source', 'replaced_at', 'previous');
    return FactHistory.fromRows(knex, {
      entityRefs,
      rows,
      changes,
      bySource: catalog.bySource,
    });
  }

  /**
   * Facts of an entity for people, in the order asked for; of those that were
   * never observed, that and why not.
   *
   * @param factIds - by default all that were ever looked for on it
   */
  async statesOf(
    entityRef: string,
    factIds?: readonly string[],
  ): Promise<FactState[]> {
    const { catalog } = this.options;
    const [readings, failed] = await Promise.all([
      this.readingsOf([entityRef]),
      this.#findFailedRuns(),
    ]);
    const known = readings.get(entityRef) ?? {};
    const asked = factIds ?? Object.keys(known).sort();
    return asked.flatMap(factId => {
      const declared = catalog.facts.get(factId);
      return declared
        ? [
            this.#stateOf(
              declared,
              known[factId] ?? {},
              failed.get(declared.source),
            ),
          ]
        : [];
    });
  }

  /**
   * Why facts were never observed of some entities, as far as that is known, by
   * fact id: what the first of them says, or else the last run of the fact's
   * source. In the order asked for, with two statements for however many.
   */
  async errorsOf(
    asked: ReadonlyArray<{
      entityRefs: readonly string[];
      factIds: readonly string[];
    }>,
  ): Promise<Array<Map<string, string>>> {
    const [readings, failed] = await Promise.all([
      this.readingsOf([...new Set(asked.flatMap(it => it.entityRefs))]),
      this.#findFailedRuns(),
    ]);
    const errorOf = (factId: string, entityRefs: readonly string[]) => {
      const declared = this.options.catalog.facts.get(factId);
      const known = entityRefs.map(ref => readings.get(ref)?.[factId] ?? {});
      return (
        declared &&
        (known.length > 0 ? known : [{}])
          .map(one => this.#stateOf(declared, one, failed.get(declared.source)))
          .find(({ observedAt, error }) => !observedAt && error)?.error
      );
    };
    return asked.map(
      ({ entityRefs, factIds }) =>
        new Map(
          factIds.flatMap(factId => {
            const error = errorOf(factId, entityRefs);
            return error === undefined ? [] : [[factId, error] as const];
          }),
        ),
    );
  }

  #stateOf(
    declared: { id: string; source: string; freshnessMs: number },
    reading: FactReading,
    failed: FailedRun | undefined,
  ): FactState {
    const { observedAt, changedAt, value } = reading;
    const now = this.options.now().getTime();
    const freshUntil =
      observedAt === undefined ? undefined : observedAt + declared.freshnessMs;
    const wasNotReached =
      (freshUntil === undefined || freshUntil < now) &&
      (observedAt ?? 0) < (failed?.startedAt ?? 0);
    const isOfRun = reading.error === undefined && wasNotReached;
    return {
      factId: declared.id,
      source: declared.source,
      value,
      observedAt: timeText(observedAt),
      changedAt: timeText(changedAt),
      freshUntil: timeText(freshUntil),
      error: isOfRun ? failed?.error : reading.error,
      errorSince: timeText(isOfRun ? failed?.errorSince : reading.errorSince),
    };
  }

  async #findRows(entityRefs: readonly string[]): Promise<FactSetRow[]> {
    return this.options
      .knex<FactSetRow>('fact_set')
      .where(whereInArray('entity_ref', entityRefs))
      .select('entity_ref', 'source', 'facts', 'digest', 'observed_at');
  }

  async #findFailedRuns(): Promise<Map<string, FailedRun>> {
    const rows = await this.options
      .knex<CollectorRunRow>('collector_run')
      .whereNotNull('error')
      .select('collector_id', 'started_at', 'error', 'error_since');
    return new Map(
      rows.map(row => [
        row.collector_id,
        {
          startedAt: fromTimestamp(row.started_at).getTime(),
          error: row.error ?? '',
          errorSince: fromTimestamp(row.error_since)?.getTime(),
        },
      ]),
    );
  }
}

function versionOf({ source, digest, observed_at: at }: VersionRow): string {
  return `${source} ${digest} ${at instanceof Date ? at.getTime() : at}`;
}

function timeText(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
