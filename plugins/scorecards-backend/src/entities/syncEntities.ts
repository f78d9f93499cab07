import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { retryOnDeadlock } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { isStorable } from '../facts/storable';
import { lockRevision } from '../definitions/lockRevision';
import { DirtyMarks } from '../facts/types';
import {
  countEntities,
  findDigests,
  writeEntities,
  writeMissing,
} from './entityRows';
import { OnRemoved } from './removeEntities';
import { ProjectedEntity, projectEntity } from './projectEntity';
import { settleMissing } from './settleMissing';

/** What a reading of the catalog needs. */
export interface EntitySyncOptions {
  catalog: Pick<CatalogService, 'streamEntities'>;
  /** Of the plugin itself: everything is read, and filtered for each asker. */
  credentials: BackstageCredentials;
  knex: Knex;
  marks: DirtyMarks;
  onRemoved: OnRemoved;
  logger: LoggerService;
  /** For how long an entity stays that the catalog does not have any more. */
  graceMs: number;
  /**
   * Rows about entities that are deleted in one transaction.
   *
   * @internal For tests.
   */
  maxRows?: number;
  now: () => Date;
  signal: AbortSignal;
}

/** What a reading of the catalog did. */
export interface EntitySync {
  /** How many entities the catalog has. */
  entities: number;
  /** How many are new or have changed. */
  changed: number;
  /** Those that are new, have changed or are there again. */
  changedRefs: string[];
  /** Those that are new, are there again, or are missing for the first time. */
  movedRefs: string[];
  /** How many that are known the catalog does not have. */
  missing: number;
  /** How many of those were removed, with all that was known of them. */
  removed: number;
  /** Why others are not removed in time, if so. */
  held?: string;
  /** Entities that could not be understood: the first hundred. */
  problems: Array<{ entityRef: string; message: string }>;
}

const MAX_PROBLEMS = 100;

/** Entities in one transaction, however large the catalog's pages are. */
const PORTION = 500;

const FIELDS = ['apiVersion', 'kind', 'metadata', 'relations'];

/**
 * Two readings, so that definitions of APIs are left in the catalog: they are
 * most of many a catalog, and a page of them could be hundreds of megabytes.
 */
const READINGS: Array<Parameters<CatalogService['streamEntities']>[0]> = [
  { query: { $not: { kind: 'api' } }, fields: [...FIELDS, 'spec'] },
  {
    query: { kind: 'api' },
    fields: [
      ...FIELDS,
      'spec.type',
      'spec.lifecycle',
      'spec.owner',
      'spec.system',
    ],
  },
];

/** One reading: what was seen, and what it changed. */
class Reading {
  readonly seen = new Set<string>();
  readonly problems: EntitySync['problems'] = [];
  readonly changedRefs: string[] = [];
  /** Those that are new or there again. */
  readonly cameRefs: string[] = [];
  changed = 0;

  constructor(private readonly options: EntitySyncOptions) {}

  async take(page: readonly Entity[]): Promise<void> {
    for (let start = 0; start < page.length; start += PORTION) {
      const portion = page.slice(start, start + PORTION);
      const refs = portion.map(it => stringifyEntityRef(it));
      refs.forEach(ref => this.seen.add(ref));
      await this.#store(refs, this.#project(portion));
    }
  }

  /** What is to be stored of entities; those that cannot be read are left out. */
  #project(entities: readonly Entity[]): Map<string, ProjectedEntity> {
    const projected = new Map<string, ProjectedEntity>();
    for (const entity of entities) {
      try {
        const it = projectEntity(entity);
        projected.set(it.entityRef, it);
      } catch (error) {
        // One entity that cannot be understood must not stand for all
        this.#addProblem(stringifyEntityRef(entity), error);
      }
    }
    return projected;
  }

  async #store(
    refs: readonly string[],
    projected: ReadonlyMap<string, ProjectedEntity>,
  ): Promise<void> {
    const { knex, marks } = this.options;
    const stored = await findDigests(knex, refs.filter(isStorable));
    const back = [...stored].filter(([, { isMissing }]) => isMissing);
    await writeMissing(
      knex,
      back.map(([ref]) => ref),
      undefined,
    );
    const changed = [...projected.values()].filter(
      ({ entityRef, digest }) => stored.get(entityRef)?.digest !== digest,
    );
    if (changed.length > 0) {
      await retryOnDeadlock(() =>
        knex.transaction(async trx => {
          // Else a version that is published at this moment might mark neither
          // these nor be what they are evaluated by.
          await lockRevision(trx);
          await writeEntities(trx, changed);
          await marks.mark(
            changed.map(({ entityRef }) => entityRef),
            { trx },
          );
        }),
      );
      this.changed += changed.length;
    }
    const backRefs = back.map(([ref]) => ref);
    const refsOfChanged = changed.map(({ entityRef }) => entityRef);
    this.cameRefs.push(
      ...backRefs,
      ...refsOfChanged.filter(ref => !stored.has(ref)),
    );
    this.changedRefs.push(...new Set([...backRefs, ...refsOfChanged]));
  }

  #addProblem(entityRef: string, error: unknown): void {
    if (this.problems.length < MAX_PROBLEMS) {
      const message = error instanceof Error ? error.message : String(error);
      this.problems.push({
        entityRef,
        message: `could not be read (${message}); what was known of it before is kept`,
      });
    }
  }
}

/**
 * Reads the catalog page by page, and stores what has changed. Entities that
 * are new or have changed are to be evaluated.
 *
 * Only when all was read, what the catalog does not have is known to be
 * missing; it is removed once it has been so for a while.
 *
 * @throws what the catalog throws. What was read until then is stored, and
 * nothing is missing or removed.
 */
export async function syncEntities(
  options: EntitySyncOptions,
): Promise<EntitySync> {
  const { catalog, credentials, signal } = options;
  const before = await countEntities(options.knex);
  const reading = new Reading(options);
  for (const request of READINGS) {
    const pages = catalog.streamEntities(request, { credentials });
    for await (const page of pages) {
      signal.throwIfAborted();
      await reading.take(page);
    }
  }
  signal.throwIfAborted();
  const { lostRefs, ...settled } = await settleMissing({
    ...options,
    seen: reading.seen,
    before,
  });
  return {
    entities: reading.seen.size,
    changed: reading.changed,
    changedRefs: reading.changedRefs,
    movedRefs: [...reading.cameRefs, ...lostRefs],
    ...settled,
    problems: reading.problems,
  };
}
