import { NotFoundError } from '@backstage/errors';
import {
  BlueprintDefinition,
  BlueprintDetail,
  BlueprintSummary,
  ExpectedTime,
} from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { BlueprintReader, Caller } from '../api/services';
import { Drivers } from '../engine/Drivers';
import { BlueprintVersions } from '../engine/types';
import { BlueprintStore } from './BlueprintStore';
import { findExpectedTimes } from './expectedTimes';
import { reasonNotAllowed } from './reasonNotAllowed';
import { RefusedStore } from './RefusedStore';
import { Refused, StoredBlueprint } from './types';
import { usesSource } from './usesSource';

/** Versions remembered; the least recently added goes first. */
const REMEMBERED = 1_000;

/** Figures of thirty days do not change within a minute. */
const FIGURES_MS = 60_000;

/** What the registry reads from. */
export interface BlueprintRegistryOptions {
  knex: Knex;
  drivers: Pick<Drivers, 'find'>;
  store: BlueprintStore;
  refused: RefusedStore;
  now: () => Date;
}

/**
 * Blueprints, for the engine, for verdicts and for people. What is in force is
 * asked each time, by one small statement; versions, which never change, are
 * remembered.
 */
export class BlueprintRegistry implements BlueprintVersions, BlueprintReader {
  readonly #versions = new Map<string, StoredBlueprint>();
  #figures?: { at: number; times: Promise<Map<string, ExpectedTime>> };

  constructor(private readonly options: BlueprintRegistryOptions) {}

  async version(id: string, version: number): Promise<BlueprintDefinition> {
    return (await this.stored(id, version)).definition;
  }

  /**
   * A version with what is known of it, also of a blueprint that was withdrawn.
   *
   * @throws NotFoundError if it was never published
   */
  async stored(id: string, version: number): Promise<StoredBlueprint> {
    const found = await this.findVersion(id, version);
    if (!found) {
      throw new NotFoundError(
        `There is no version ${version} of the blueprint '${id}'`,
      );
    }
    return found;
  }

  /** A version with what is known of it; undefined if it was never published. */
  async findVersion(
    id: string,
    version: number,
  ): Promise<StoredBlueprint | undefined> {
    return (await this.#find([{ id, version }]))[0];
  }

  /**
   * The version in force; undefined when it was withdrawn or never was.
   *
   * @param knex - the transaction that one is in: SQLite has no second connection
   */
  async current(id: string, knex?: Knex): Promise<StoredBlueprint | undefined> {
    const inForce = await this.options.store.findInForce(knex);
    const wanted = inForce.find(it => it.id === id);
    return wanted && (await this.#find([wanted], knex))[0];
  }

  /** All that are in force. */
  async allCurrent(): Promise<StoredBlueprint[]> {
    return this.#find(await this.options.store.findInForce());
  }

  /**
   * Titles of versions, for lists: in one statement at most. What is not there
   * is called by its id.
   */
  async titlesOf(
    wanted: ReadonlyArray<{ id: string; version: number }>,
  ): Promise<(id: string, version: number) => string> {
    const found = new Map(
      (await this.#find(wanted)).map(it => [
        keyOf(it.definition.id, it.version),
        it.definition.title,
      ]),
    );
    return (id, version) => found.get(keyOf(id, version)) ?? id;
  }

  /** How long creating takes. */
  async expectedTime(id: string): Promise<ExpectedTime | undefined> {
    return (await this.#expectedTimes()).get(id);
  }

  async list(caller: Caller): Promise<BlueprintSummary[]> {
    const { drivers } = this.options;
    const [stored, refused, times] = await Promise.all([
      this.allCurrent(),
      this.options.refused.list(),
      this.#expectedTimes(),
    ]);
    return stored
      .map(it => summaryOf(it, { refused, times, caller, drivers }))
      .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
  }

  async find(id: string, caller: Caller): Promise<BlueprintDetail | undefined> {
    const { drivers } = this.options;
    const stored = await this.current(id);
    if (!stored) {
      return undefined;
    }
    const [refused, times] = await Promise.all([
      this.options.refused.list(),
      this.#expectedTimes(),
    ]);
    return {
      ...summaryOf(stored, { refused, times, caller, drivers }),
      definition: stored.definition,
      publishedAt: stored.publishedAt.toISOString(),
      origin: stored.origin,
    };
  }

  async #find(
    wanted: ReadonlyArray<{ id: string; version: number }>,
    knex?: Knex,
  ): Promise<StoredBlueprint[]> {
    const missing = wanted.filter(
      it => !this.#versions.has(keyOf(it.id, it.version)),
    );
    const read = new Map<string, StoredBlueprint>();
    if (missing.length > 0) {
      for (const it of await this.options.store.findVersions(missing, knex)) {
        const key = keyOf(it.definition.id, it.version);
        read.set(key, it);
        this.#versions.set(key, it);
      }
    }
    const found = wanted.flatMap(it => {
      const key = keyOf(it.id, it.version);
      return read.get(key) ?? this.#versions.get(key) ?? [];
    });
    this.#forgetOldest();
    return found;
  }

  #forgetOldest(): void {
    for (const key of this.#versions.keys()) {
      if (this.#versions.size <= REMEMBERED) {
        return;
      }
      this.#versions.delete(key);
    }
  }

  #expectedTimes(): Promise<Map<string, ExpectedTime>> {
    const { knex, now } = this.options;
    const at = now().getTime();
    if (!this.#figures || at - this.#figures.at >= FIGURES_MS) {
      const times = findExpectedTimes(knex, now());
      this.#figures = { at, times };
      // What could not be read is read again; who asked is told by the promise.
      times.catch(() => {
        this.#figures = undefined;
      });
    }
    return this.#figures.times;
  }
}

function summaryOf(
  { definition, version }: StoredBlueprint,
  {
    refused,
    times,
    caller,
    drivers,
  }: {
    refused: ReadonlyArray<Refused & { since: Date }>;
    times: ReadonlyMap<string, ExpectedTime>;
    caller: Caller;
    drivers: Pick<Drivers, 'find'>;
  },
): BlueprintSummary {
  const { id, title, description, owner, policy } = definition;
  const wrong = refused.find(it => it.blueprintId === id);
  const deniedReason = reasonNotAllowed(policy.allowedGroups, caller);
  return {
    id,
    title,
    description,
    owner,
    version,
    resources: definition.resources.map(({ name, type, driver }) => ({
      name,
      type,
      driver,
    })),
    usesSource: usesSource(definition, drivers),
    allowed: deniedReason === undefined,
    deniedReason,
    expected: times.get(id),
    refused: wrong && {
      since: wrong.since.toISOString(),
      problems: wrong.problems,
    },
  };
}

function keyOf(id: string, version: number): string {
  return `${id}@${version}`;
}
