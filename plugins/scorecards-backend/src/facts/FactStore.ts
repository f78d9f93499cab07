import { InputError } from '@backstage/errors';
import { retryOnDeadlock } from '@groundwork/backstage-plugin-groundwork-node';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { Knex } from 'knex';
import { lockRevision } from '../definitions/lockRevision';
import { CurrentDefinitions, Definitions } from '../definitions/types';
import {
  lockFactSets,
  touchFactSets,
  writeFactSets,
  writeHistory,
  WrittenSet,
} from './factSets';
import { Folding, Writes } from './Folding';
import { Problems } from './Problems';
import { sortOut } from './sortOut';
import { DirtyMarks, IngestRequest, IngestResult } from './types';

/** Entities in one transaction. */
const PORTION = 1_000;

/** Stores what was observed of entities. */
export class FactStore {
  constructor(
    private readonly options: {
      knex: Knex;
      definitions: Pick<Definitions, 'current'>;
      marks: DirtyMarks;
    },
  ) {}

  /**
   * Stores observations, and marks the entities whose checks may come to
   * something else by them. When nothing changed it costs two statements that
   * read and one that writes for a thousand entities.
   *
   * They are written in transactions of a thousand entities, or in one if it is
   * to be all or nothing.
   *
   * @throws InputError for a problem, if it is to be all or nothing
   */
  async ingest(request: IngestRequest): Promise<IngestResult> {
    const problems = new Problems();
    const byEntity = sortOut(request, problems);
    refuse(request, problems);
    const result = { stored: 0, changed: 0, outdated: 0 };
    const definitions = await this.options.definitions.current();
    const entityRefs = [...byEntity.keys()];
    const size = request.allOrNothing ? entityRefs.length : PORTION;
    for (let start = 0; start < entityRefs.length; start += size) {
      const written = await retryOnDeadlock(() =>
        this.#write(request, definitions, {
          refs: entityRefs.slice(start, start + size),
          byEntity,
        }),
      );
      problems.addAll(written.problems);
      result.stored += written.stored;
      result.changed += written.changed;
      result.outdated += written.outdated;
    }
    return { ...result, ...problems.summary() };
  }

  async #write(
    request: IngestRequest,
    definitions: CurrentDefinitions,
    portion: {
      refs: string[];
      byEntity: ReadonlyMap<string, FactObservation[]>;
    },
  ) {
    const { knex, marks } = this.options;
    const { source } = request;
    return knex.transaction(async trx => {
      const { sets, unknown } = await lockFactSets(trx, source, portion.refs);
      const folding = new Folding(request, definitions);
      for (const ref of portion.refs) {
        if (unknown.has(ref)) {
          folding.problems.add({
            entityRef: ref,
            message: 'is not an entity of the catalog, as far as it was read',
          });
        } else {
          folding.add(ref, sets.get(ref), portion.byEntity.get(ref) ?? []);
        }
      }
      refuse(request, folding.problems);
      const { changed, touched, history } = folding.writes;
      await writeSeen(trx, source, changed, touched);
      await writeHistory(trx, source, history);
      const dirty = await findDirty(trx, definitions, folding.writes);
      if (dirty.length > 0) {
        await marks.mark(dirty, { trx });
      }
      return folding;
    });
  }
}

/**
 * Which entities are to be evaluated: all that were written, if other
 * definitions came into force since it was looked who reads what. From here on
 * whoever publishes others waits until what was written can be seen.
 */
async function findDirty(
  trx: Knex.Transaction,
  { revision }: CurrentDefinitions,
  { changed, touched, dirty }: Writes,
): Promise<string[]> {
  const written = [...changed, ...touched];
  if (
    written.length === dirty.length ||
    (await lockRevision(trx)) === revision
  ) {
    return dirty;
  }
  return written.map(({ entityRef }) => entityRef);
}

/**
 * Those that were seen to hold at the same time, as most are, take one
 * statement that writes little; others are written as if they had changed.
 */
async function writeSeen(
  trx: Knex.Transaction,
  source: string,
  changed: readonly WrittenSet[],
  touched: readonly WrittenSet[],
): Promise<void> {
  const most = mostFrequent(touched.map(({ observedAt }) => observedAt));
  const isMost = ({ observedAt }: WrittenSet) => observedAt === most;
  if (most !== undefined) {
    const refs = touched.filter(isMost).map(({ entityRef }) => entityRef);
    await touchFactSets(trx, source, refs, most);
  }
  await writeFactSets(trx, source, [
    ...changed,
    ...touched.filter(set => !isMost(set)),
  ]);
}

function mostFrequent(times: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const time of times) {
    counts.set(time, (counts.get(time) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0];
}

function refuse(request: IngestRequest, problems: Problems): void {
  if (request.allOrNothing && problems.count > 0) {
    throw new InputError(`Nothing was stored: ${problems.describe()}`);
  }
}
