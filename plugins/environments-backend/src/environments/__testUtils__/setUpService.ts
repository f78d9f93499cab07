import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import {
  commitTo,
  makeRepository,
} from '../../verdict/__testUtils__/repository';
import { createServiceWorld } from './serviceWorld';

/** Everything from a request to what the ledger has. */
export type ServiceWorld = Awaited<ReturnType<typeof createServiceWorld>>;

/** What a test works with; it is another world in each. */
export interface ServiceTest {
  world: ServiceWorld;
  knex: Knex;
  /** Adds a commit to the default branch of the repository. */
  commit: (content: string) => Promise<string>;
}

/** A repository for all tests of a block, and a world with it for each. */
export function setUpService(
  create: () => Promise<Knex>,
  blueprint?: Partial<BlueprintDefinition>,
): ServiceTest {
  let root: string;
  let made: Omit<ServiceTest, 'commit'> | undefined;
  const now = () => {
    if (!made) {
      throw new Error('There is a world only within a test');
    }
    return made;
  };

  beforeAll(async () => {
    root = await fs.mkdtemp(join(tmpdir(), 'repos-'));
    await makeRepository(join(root, 'orders'));
  });
  afterAll(() => fs.rm(root, { recursive: true }));
  beforeEach(async () => {
    const knex = await create();
    const repository = join(root, 'orders');
    made = {
      knex,
      world: await createServiceWorld(knex, { repository, root, blueprint }),
    };
  });

  return {
    get world() {
      return now().world;
    },
    get knex() {
      return now().knex;
    },
    commit: content =>
      commitTo(join(root, 'orders'), 'main', `${content} ${Math.random()}`),
  };
}
