import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { DEFAULT_SCOPE } from '../../domain/gaps/scope';
import { GapStore } from '../../store/GapStore';
import { createGaps } from '../createGaps';
import { World } from './world';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-ownership-backend',
  'migrations',
);

/** The services about gaps, over a world and a database of its own. */
export async function startGaps(
  world: World,
  rest: { inheritOwners?: boolean; directories?: string[] } = {},
) {
  const { inheritOwners = false, directories = [] } = rest;
  const knex = await databases.init('SQLITE_3');
  await knex.migrate.latest({ directory: migrations });
  const store = new GapStore(knex);
  const files = new Map<string, string>();
  const urlReader = mockServices.urlReader.mock({
    readUrl: async url => {
      const text = files.get(url);
      if (text === undefined) {
        throw new NotFoundError(`${url} is not there`);
      }
      return { buffer: async () => Buffer.from(text) };
    },
  });
  const gaps = createGaps({
    settings: {
      scope: DEFAULT_SCOPE,
      refresh: { minutes: 1 },
      directories,
    },
    index: world.index,
    onCall: world.onCall,
    codeowners: world.codeowners,
    people: world.people,
    openStore: async () => store,
    urlReader,
    inheritOwners,
    logger: world.logger,
    now: () => world.now,
  });
  const { signal } = new AbortController();
  return {
    ...gaps,
    store,
    /** Texts by URL, for the URL reader. */
    files,
    refresh: () => gaps.refresher.refresh({ signal }),
  };
}

/** A caller from whom some entities are hidden. */
export function callerWithout(...hidden: string[]) {
  const asked: string[][] = [];
  return {
    credentials: mockCredentials.user(),
    asked,
    readable: async (refs: string[]) => {
      asked.push(refs);
      return new Set(refs.filter(ref => !hidden.includes(ref)));
    },
  };
}
