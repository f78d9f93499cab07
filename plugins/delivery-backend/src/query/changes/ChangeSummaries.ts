import { ChangeSummary } from '@groundwork/backstage-plugin-delivery-common';
import {
  fromJsonColumn,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { compareText } from '../../domain/collections/compare';
import { groupBy } from '../../domain/collections/groupBy';
import { ChangeRecord } from '../../projections';
import { isoOf } from '../period';
import { readRepositoryAccess, RepositoryAccess } from '../scope';
import { Viewer } from '../Viewer';
import { urlOfChange } from './urls';

/** A change with what is known of it. */
export interface FoundChange {
  summary: ChangeSummary;
  record: ChangeRecord;
  /** Whether it touches something that its reader may read, or what nobody may not. */
  isVisible: boolean;
}

interface Row {
  id: string;
  repository: string;
  record: unknown;
}

interface Place {
  item: string;
  component: string;
  team: string | null;
}

/** Reads changes, for lists. */
export class ChangeSummaries {
  constructor(private readonly options: { knex: Knex }) {}

  /** In at most three statements, without what the viewer may not read. */
  async find(
    ids: readonly string[],
    viewer: Viewer,
  ): Promise<Map<string, FoundChange>> {
    if (ids.length === 0) {
      return new Map();
    }
    const { knex } = this.options;
    const rows: Row[] = await knex('change')
      .where(whereInArray('id', ids))
      .select('id', 'repository', 'record');
    const places: Place[] = await knex('reading')
      .where(whereInArray('item', ids))
      .whereNotNull('component')
      .distinct('item', 'component', 'team');
    const repositories = await readRepositoryAccess(knex, viewer, [
      ...new Set([
        ...rows.map(({ repository }) => repository),
        ...places.map(({ component }) => component),
      ]),
    ]);
    const mayRead = await readableRefs(places, repositories, viewer);
    const byItem = groupBy(places, ({ item }) => item);
    return new Map(
      rows.flatMap(({ id, record: stored }) => {
        const record = fromJsonColumn<ChangeRecord>(knex, stored);
        return record
          ? [
              [
                id,
                foundChange(record, byItem.get(id) ?? [], {
                  mayRead,
                  repositories,
                }),
              ],
            ]
          : [];
      }),
    );
  }
}

/** Whether entities, and repositories that stand for themselves, may be read. */
async function readableRefs(
  places: readonly Place[],
  repositories: RepositoryAccess,
  viewer: Viewer,
): Promise<(ref: string) => boolean> {
  const refs = new Set<string>();
  for (const { component, team } of places) {
    [component, team].forEach(ref => ref && isEntity(ref) && refs.add(ref));
  }
  const readable = await viewer.readable([...refs]);
  return ref => (isEntity(ref) ? readable.has(ref) : repositories.mayRead(ref));
}

function isEntity(ref: string): boolean {
  return /^[a-z]+:[^/:]+\/[^/:]+$/i.test(ref);
}

function foundChange(
  record: ChangeRecord,
  places: readonly Place[],
  {
    mayRead,
    repositories,
  }: { mayRead: (ref: string) => boolean; repositories: RepositoryAccess },
): FoundChange {
  const { change, course } = record;
  const isPlaced = places.length > 0;
  const known = isPlaced
    ? places.map(({ component }) => component)
    : change.components;
  const components = distinct(known.filter(mayRead));
  const { number, mergeSha, mergedAt, size } = change;
  const url = urlOfChange({
    repository: change.repository,
    number,
    mergeSha,
    isToldByGithub: course !== undefined,
  });
  return {
    record,
    // Until it was found out what it touches, it may be any of its repository
    isVisible:
      (components.length > 0 || known.length === 0) &&
      (isPlaced || repositories.mayReadAll(change.repository)),
    summary: {
      id: change.id,
      repository: change.repository,
      ...(number !== undefined && { number }),
      title: change.title,
      ...(url !== undefined && { url }),
      cohort: change.cohort,
      isBot: change.isBot,
      components,
      teams: distinct(
        places.flatMap(({ team, component }) =>
          team !== null && mayRead(team) && mayRead(component) ? team : [],
        ),
      ),
      ...(mergedAt !== undefined && { mergedAt: isoOf(mergedAt) }),
      ...(size && { size }),
    },
  };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}
