import {
  fromJsonColumn,
  retryOnDeadlock,
  toJsonColumn,
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { compareText } from '../domain/collections/compare';
import { groupBy } from '../domain/collections/groupBy';
import { OwnersOverTime } from './Snapshot';
import { CatalogComponent, CatalogContents } from './types';

interface ComponentRow {
  component: string;
  title: string;
  owner: string | null;
  system: string | null;
  domain: string | null;
  repository: string | null;
  path: string | null;
  services: unknown;
}

interface OwnerRow {
  component: string;
  since: number;
  team: string | null;
}

/** What the catalog said the last time, for when it says nothing. */
export class DirectoryStore {
  constructor(private readonly knex: Knex) {}

  /** People are not stored: until the catalog is read, nobody is known. */
  async load(): Promise<CatalogContents> {
    const components: ComponentRow[] = await this.knex('catalog_component');
    const groups: Array<{ group: string; member: string }> = await this.knex(
      'catalog_group',
    );
    return {
      components: components
        .map(row => this.#componentOf(row))
        .sort((one, other) => compareText(one.component, other.component)),
      groups: new Map(
        [...groupBy(groups, ({ group }) => group)].map(([group, rows]) => [
          group,
          rows.map(({ member }) => member).sort(compareText),
        ]),
      ),
      groupsOfPeople: new Map(),
    };
  }

  async loadOwners(knex: Knex = this.knex): Promise<OwnersOverTime> {
    const rows: OwnerRow[] = await knex('component_owner').orderBy([
      'component',
      'since',
    ]);
    return new Map(
      [...groupBy(rows, ({ component }) => component)].map(([ref, own]) => [
        ref,
        own.map(({ since, team }) => ({
          since: Number(since),
          ...(team !== null && { team }),
        })),
      ]),
    );
  }

  /**
   * Replaces what was there; of owners, only what has changed is added.
   *
   * @param also - What else is done in the same transaction
   * @returns what that gives
   */
  async save<T>(
    contents: CatalogContents,
    now: Date,
    also: (trx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    return retryOnDeadlock(() =>
      this.knex.transaction(async trx => {
        await saveComponents(trx, contents.components);
        await saveGroups(trx, contents.groups);
        await saveOwners(trx, contents.components, now);
        return also(trx);
      }),
    );
  }

  #componentOf(row: ComponentRow): CatalogComponent {
    const { component, title, owner, system, domain, repository, path } = row;
    return {
      component,
      title,
      ...(owner !== null && { owner }),
      ...(system !== null && { system }),
      ...(domain !== null && { domain }),
      ...(repository !== null && { repository }),
      ...(path !== null && { path }),
      services: fromJsonColumn<string[]>(this.knex, row.services) ?? [],
    };
  }
}

async function saveComponents(
  trx: Knex.Transaction,
  components: readonly CatalogComponent[],
): Promise<void> {
  const stored: string[] = await trx('catalog_component').pluck('component');
  const refs = new Set(components.map(it => it.component));
  const gone = stored.filter(it => !refs.has(it));
  await trx('catalog_component')
    .where(whereInArray('component', gone))
    .delete();
  const rows = components.map(it => ({
    component: it.component,
    title: it.title,
    owner: it.owner,
    system: it.system,
    domain: it.domain,
    repository: it.repository,
    path: it.path,
    services: toJsonColumn(it.services),
  }));
  await upsertInChunks(trx, 'catalog_component', rows, { key: ['component'] });
}

async function saveGroups(
  trx: Knex.Transaction,
  groups: CatalogContents['groups'],
): Promise<void> {
  await trx('catalog_group').delete();
  const rows = [...groups].flatMap(([group, members]) =>
    members.map(member => ({ group, member })),
  );
  await upsertInChunks(trx, 'catalog_group', rows, {
    key: ['group', 'member'],
  });
}

/**
 * The first owner that is known counts from the beginning of time: nothing says
 * who it was before.
 */
async function saveOwners(
  trx: Knex.Transaction,
  components: readonly CatalogComponent[],
  now: Date,
): Promise<void> {
  const rows: OwnerRow[] = await trx('component_owner').orderBy('since');
  const last = new Map(rows.map(it => [it.component, it]));
  const changed = components.filter(({ component, owner }) => {
    const known = last.get(component);
    return !known || (known.team ?? undefined) !== owner;
  });
  await upsertInChunks(
    trx,
    'component_owner',
    changed.map(({ component, owner }) => ({
      component,
      since: last.has(component) ? now.getTime() : 0,
      team: owner ?? null,
    })),
    { key: ['component', 'since'] },
  );
}
