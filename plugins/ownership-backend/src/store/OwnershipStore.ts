import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { DatabaseService } from '@backstage/backend-plugin-api';
import {
  retryOnDeadlock,
  runMigrations,
} from '@groundwork/backstage-plugin-groundwork-node';
import type { Knex } from 'knex';
import { Feedback } from '../domain/feedback';
import { IdentifierSet } from '../domain/identifierSet';
import { EntityProjection } from '../domain/projection';
import * as entities from './entities';
import { readFeedback, writeFeedback } from './feedback';
import * as sets from './identifierSets';
import {
  findOwnerHistory,
  findOwnersAt,
  OwnerPeriod,
  recordOwners,
} from './ownerHistory';
import { purge, PurgeLimits } from './purge';
import { readMark, StoreMark, takeRevision } from './revision';
import * as sources from './sources';

/** What a reading of a source changes, as one step. */
export interface Changes {
  entities?: readonly { projection: EntityProjection; digest: string }[];
  deletedEntities?: readonly string[];
  sets?: readonly sets.PreparedSet[];
  /** Entities of which the source says nothing any more. */
  deletedSets?: readonly string[];
}

/** The stored projection: entities, identifiers, owners, feedback. */
export class OwnershipStore {
  readonly #knex: Knex;

  /** @param knex - with the migrations run */
  constructor(knex: Knex) {
    this.#knex = knex;
  }

  static async create(database: DatabaseService): Promise<OwnershipStore> {
    const directory = resolvePackagePath(
      '@groundwork/backstage-plugin-ownership-backend',
      'migrations',
    );
    return new OwnershipStore(await runMigrations({ database, directory }));
  }

  readMark(): Promise<StoreMark> {
    return readMark(this.#knex);
  }

  streamEntities(): AsyncIterable<entities.EntityChange[]> {
    return entities.streamEntities(this.#knex);
  }

  streamEntitiesChangedSince(
    revision: number,
  ): AsyncIterable<entities.EntityChange[]> {
    return entities.streamEntitiesChangedSince(this.#knex, revision);
  }

  readEntityDigests(): Promise<Map<string, string>> {
    return entities.readEntityDigests(this.#knex);
  }

  findExistingEntities(entityRefs: readonly string[]): Promise<Set<string>> {
    return entities.findExistingEntities(this.#knex, entityRefs);
  }

  streamIdentifierSets(): AsyncIterable<IdentifierSet[]> {
    return sets.streamIdentifierSets(this.#knex);
  }

  streamSetsChangedSince(revision: number): AsyncIterable<IdentifierSet[]> {
    return sets.streamSetsChangedSince(this.#knex, revision);
  }

  readSetDigests(
    source: string,
    entityRefs?: readonly string[],
  ): Promise<Map<string, string>> {
    return sets.readSetDigests(this.#knex, source, entityRefs);
  }

  readSources(): Promise<sources.SourceState[]> {
    return sources.readSources(this.#knex);
  }

  findSource(source: string): Promise<sources.SourceState | undefined> {
    return sources.findSource(this.#knex, source);
  }

  findSourcesChangedSince(revision: number): Promise<sources.SourceChange[]> {
    return sources.findSourcesChangedSince(this.#knex, revision);
  }

  /** All that was said, or what was said after a revision. */
  readFeedback(afterRevision?: number): Promise<Feedback[]> {
    return readFeedback(this.#knex, afterRevision);
  }

  /** @returns the revision from which on the feedback is in force */
  saveFeedback(feedback: Feedback): Promise<number> {
    return this.#write(async tx => {
      const revision = await takeRevision(tx);
      await writeFeedback(tx, revision, feedback);
      return revision;
    });
  }

  findOwnersAt(
    entityRefs: readonly string[],
    at: Date,
  ): Promise<Map<string, string[]>> {
    return findOwnersAt(this.#knex, entityRefs, at);
  }

  findOwnerHistory(entityRef: string, limit: number): Promise<OwnerPeriod[]> {
    return findOwnerHistory(this.#knex, entityRef, limit);
  }

  beginReading(source: string, now: Date): Promise<sources.Reading> {
    return sources.beginReading(this.#knex, source, now);
  }

  /**
   * Writes what a reading has found, in one transaction.
   *
   * @throws ConflictError when somebody else has begun to read the source
   */
  write(reading: sources.Reading, changes: Changes, now: Date): Promise<void> {
    const { deletedEntities = [], deletedSets = [] } = changes;
    const written = changes.entities ?? [];
    return this.#write(async tx => {
      const revision = await takeRevision(tx);
      await sources.assertTurn(tx, reading);
      await entities.writeEntities(tx, revision, written);
      if (deletedEntities.length > 0) {
        await entities.markEntitiesDeleted(tx, revision, deletedEntities, now);
      }
      await sets.writeSets(tx, revision, changes.sets ?? []);
      if (deletedSets.length > 0) {
        const { source } = reading;
        await sets.markSetsDeleted(tx, revision, source, deletedSets, now);
      }
      const owners = new Map<string, string[] | undefined>([
        ...deletedEntities.map(ref => [ref, undefined] as const),
        ...written.map(
          it => [it.projection.entityRef, it.projection.owners] as const,
        ),
      ]);
      await recordOwners(tx, owners, now);
    });
  }

  /**
   * Writes how a reading ended.
   *
   * @throws ConflictError when somebody else has begun to read the source
   */
  endReading(
    reading: sources.Reading,
    result: sources.ReadingResult,
  ): Promise<void> {
    return this.#write(async tx => {
      const revision = await takeRevision(tx);
      await sources.assertTurn(tx, reading);
      await sources.writeSourceState(tx, revision, reading.source, result);
    });
  }

  /** Forgets sources that are no longer configured, and what they said. */
  removeSourcesExcept(keep: ReadonlySet<string>, now: Date): Promise<string[]> {
    return this.#write(async tx => {
      const known = await sources.readSources(tx);
      const gone = known
        .map(({ source }) => source)
        .filter(source => !keep.has(source));
      if (gone.length > 0) {
        const revision = await takeRevision(tx);
        await sources.markSourcesDeleted(tx, revision, gone, now);
      }
      return gone;
    });
  }

  /** @returns how many rows were deleted, by table */
  purge(limits: PurgeLimits): Promise<Record<string, number>> {
    return this.#write(tx => purge(tx, limits));
  }

  #write<T>(work: (tx: Knex.Transaction) => Promise<T>): Promise<T> {
    return retryOnDeadlock(() => this.#knex.transaction(work));
  }
}
