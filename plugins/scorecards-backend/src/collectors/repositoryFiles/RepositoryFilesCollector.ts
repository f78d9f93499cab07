import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  builtInCollector,
  CollectContext,
  FactBatch,
  FactCollector,
  FactObservation,
} from '@groundwork/backstage-plugin-scorecards-node';
import limiter from 'p-limit';
import { messageOf, withDeadline } from '../../collect/abort';
import { readRepositoryFilesConfig } from './config';
import { CodeLocation, locateCode, LocateOptions } from './locate';
import { FolderFacts } from './observe';
import { RepositoryReader } from './RepositoryReader';
import { BUILT_IN_RULES } from './rules';

/** What the collector is made with. */
export interface RepositoryFilesCollectorOptions {
  config: Config;
  urlReader: UrlReaderService;
  now: () => Date;
  /** What relative paths of the configuration are relative to. */
  directory: string;
}

/** Entities whose code is in one repository. */
interface Group {
  location: CodeLocation;
  entities: Array<{ entityRef: string; folder: string }>;
}

/**
 * Observes what is in the repositories of entities. Each repository is read
 * once for all that is in it.
 *
 * @throws InputError if its configuration cannot be meant
 */
export function createRepositoryFilesCollector(
  options: RepositoryFilesCollectorOptions,
): FactCollector {
  const settings = readRepositoryFilesConfig(options.config, options.directory);
  const { id, facts, freshness, frequency } =
    builtInCollector('repositoryFiles');
  const rules = [...BUILT_IN_RULES, ...settings.facts.map(({ rule }) => rule)];
  const reader = new RepositoryReader({ ...options, ...settings, rules });
  const locate: LocateOptions = {
    directories: settings.directories,
    integrations: ScmIntegrations.fromConfig(options.config),
  };
  const failed = (reason: string): FolderFacts => ({
    facts: {},
    errors: Object.fromEntries(rules.map(({ factId }) => [factId, reason])),
  });

  return {
    id,
    facts: [...facts, ...settings.facts.map(({ schema }) => schema)],
    target: { kind: { $in: settings.kinds } },
    freshness,
    frequency,
    async *collect(
      pages: AsyncIterable<Entity[]>,
      { signal }: CollectContext,
    ): AsyncIterable<FactBatch> {
      const groups = new Map<string, Group>();
      for await (const page of pages) {
        yield page.flatMap(entity => take(entity, groups, locate, failed));
      }
      const limit = limiter(settings.concurrency);
      const observing = [...groups.values()].map(group =>
        limit(() => observeGroup(reader, group, settings.timeoutMs, signal)),
      );
      try {
        for (const observed of observing) {
          const batch = await observed;
          // What was given up is no news of the repository.
          signal.throwIfAborted();
          yield batch;
        }
      } finally {
        limit.clearQueue();
      }
    },
  };
}

/** @returns what can be said of the entity without reading its repository */
function take(
  entity: Entity,
  groups: Map<string, Group>,
  options: LocateOptions,
  failed: (reason: string) => FolderFacts,
): FactObservation[] {
  const entityRef = stringifyEntityRef(entity);
  try {
    const location = locateCode(entity, options);
    if (!location) {
      return [{ entityRef, facts: {} }];
    }
    const { repository, folder } = location;
    const group = groups.get(repository) ?? { location, entities: [] };
    group.entities.push({ entityRef, folder });
    groups.set(repository, group);
    return [];
  } catch (error) {
    return [{ entityRef, ...failed(messageOf(error)) }];
  }
}

async function observeGroup(
  reader: RepositoryReader,
  { location: { repository: url, directory }, entities }: Group,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<FactBatch> {
  const folders = [...new Set(entities.map(({ folder }) => folder))];
  const found = await withDeadline(
    timeoutMs,
    `${url} could not be read within ${timeoutMs} ms`,
    signal,
    deadline => reader.observe({ url, directory, folders }, deadline),
  );
  return entities.map(({ entityRef, folder }) => ({
    entityRef,
    ...found.get(folder)!,
  }));
}
