import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  FactCollector,
  FactObservation,
} from '@groundwork/backstage-plugin-scorecards-node';
import { createRepositoryFilesCollector } from '../RepositoryFilesCollector';

/** A component with its code at an address, if any. */
export function component(name: string, address?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      ...(address !== undefined && {
        annotations: { 'backstage.io/source-location': `url:${address}` },
      }),
    },
  };
}

/** The collector under test. */
export function makeCollector(options: {
  repositoryFiles?: JsonObject;
  /** The rest of the configuration. */
  config?: JsonObject;
  urlReader?: UrlReaderService;
  now?: () => Date;
}): FactCollector {
  const { repositoryFiles = {}, config = {} } = options;
  return createRepositoryFilesCollector({
    config: mockServices.rootConfig({
      data: { ...config, scorecards: { repositoryFiles } },
    }),
    urlReader: options.urlReader ?? mockServices.urlReader.mock(),
    now: options.now ?? (() => new Date('2026-03-03T03:00:00Z')),
    directory: '/',
  });
}

/** What it observes of entities, by their names. */
export async function collected(
  collector: FactCollector,
  entities: readonly Entity[],
  signal: AbortSignal = new AbortController().signal,
): Promise<Record<string, FactObservation>> {
  async function* pages() {
    for (const entity of entities) {
      yield [entity];
    }
  }
  const logger = mockServices.logger.mock();
  const found: Record<string, FactObservation> = {};
  for await (const batch of collector.collect(pages(), { signal, logger })) {
    for (const observation of batch) {
      found[observation.entityRef.replace('component:default/', '')] =
        observation;
    }
  }
  return found;
}
