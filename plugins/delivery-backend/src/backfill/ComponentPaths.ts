import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import {
  ComponentEntry,
  ComponentMap,
  readComponentEntries,
  toComponentMap,
} from '../git';

const ROWS_AT_ONCE = 100;
const MAX_ENTRIES = 5_000;
/** An index of PostgreSQL holds no more than 2,700 bytes with what is beside it. */
const REF = /^[a-z0-9.+-]{1,63}:[\w.-]{1,63}\/[\w.-]{1,200}$/;

interface ComponentPathRow {
  repository: string;
  path: string;
  component: string;
}

/** Which components paths belong to, as whoever backfilled has said. */
export class ComponentPaths {
  constructor(private readonly knex: Knex) {}

  /** The maps of those repositories that have one. */
  async findMaps(
    repositories: readonly string[],
  ): Promise<Map<string, ComponentMap>> {
    const rows: ComponentPathRow[] = await this.knex('component_path')
      .where(whereInArray('repository', repositories))
      .orderBy(['repository', 'path', 'component']);
    const byRepository = new Map<string, Map<string, string[]>>();
    for (const { repository, path, component } of rows) {
      const paths = byRepository.get(repository) ?? new Map();
      paths.set(path, [...(paths.get(path) ?? []), component]);
      byRepository.set(repository, paths);
    }
    return new Map(
      [...byRepository].map(([repository, paths]) => [
        repository,
        toComponentMap([...paths]),
      ]),
    );
  }

  /** Replaces the map of a repository. */
  async replace(
    trx: Knex.Transaction,
    repository: string,
    entries: readonly ComponentEntry[],
  ): Promise<void> {
    const rows = entries.flatMap(([path, components]) =>
      [...new Set(components)].map(component => ({
        repository,
        path,
        component,
      })),
    );
    await trx('component_path').where({ repository }).delete();
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await trx('component_path').insert(
        rows.slice(start, start + ROWS_AT_ONCE),
      );
    }
  }
}

/**
 * What a request says about components.
 *
 * @returns undefined if it says nothing
 * @throws InputError if what it says is not understood
 */
export function readComponents({
  component,
  paths,
}: {
  component?: string;
  paths?: string;
}): ComponentEntry[] | undefined {
  if (component !== undefined && paths !== undefined) {
    throw new InputError(
      "'component' and 'paths' exclude each other; in 'paths', '.' is the whole repository",
    );
  }
  if (component !== undefined) {
    return [['.', [toRef(component, 'component')]]];
  }
  if (paths === undefined) {
    return undefined;
  }
  const entries = readComponentEntries(paths, 'paths');
  if (entries.length > MAX_ENTRIES) {
    throw new InputError(
      `paths has ${entries.length} entries; ${MAX_ENTRIES} are the most`,
    );
  }
  return entries.map(([path, components]) => [
    path,
    components.map(it => toRef(it, `paths: '${path}'`)),
  ]);
}

function toRef(text: string, where: string): string {
  const refuse = (cause?: unknown) =>
    new InputError(
      `${where}: '${text}' is no entity ref, such as component:default/checkout`,
      cause,
    );
  let ref: string;
  try {
    ref = stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch (error) {
    throw refuse(error);
  }
  if (!REF.test(ref)) {
    throw refuse();
  }
  return ref;
}
