import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { DefinitionLocation } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  createExpressionCompiler,
  FactDeclaration,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { BadDefinitionError } from './BadDefinitionError';
import { DefinitionPublisher } from './DefinitionPublisher';
import { DefinitionRegistry } from './DefinitionRegistry';
import { DefinitionStore } from './DefinitionStore';
import { LocationLoader } from './LocationLoader';
import { RefusedStore } from './RefusedStore';
import { scorecardYaml } from './__testUtils__/yaml';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-scorecards-backend',
  'migrations',
);

const FACTS: FactDeclaration[] = [
  {
    id: 'catalog.hasOwner',
    type: 'boolean',
    description: 'Whether it has an owner.',
    freshnessMs: 3_600_000,
  },
];

const START = new Date('2026-11-20T12:00:00.000Z');

describeEachDatabase('definitions', { migrations }, ({ create }) => {
  let directory: string;

  beforeEach(async () => {
    directory = await fs.mkdtemp(join(tmpdir(), 'definitions-'));
  });

  afterEach(async () => {
    await fs.rm(directory, { recursive: true });
  });

  const write = (name: string, text: string) =>
    fs.writeFile(join(directory, name), text);

  async function setUp(locations?: DefinitionLocation[]) {
    const knex = await create();
    let time = START.getTime();
    const now = () => new Date((time += 1_000));
    const compiler = createExpressionCompiler(FACTS);
    const logger = mockServices.logger.mock();
    const store = new DefinitionStore(knex);
    const refused = new RefusedStore(knex);
    let marked = 0;
    const publisher = new DefinitionPublisher({
      knex,
      compiler,
      markAll: async () => {
        marked += 1;
      },
      now,
    });
    const loader = new LocationLoader({
      knex,
      locations: locations ?? [{ type: 'file', target: directory }],
      publisher,
      refused,
      compiler,
      urlReader: mockServices.urlReader.mock({
        readUrl: async () => {
          throw new Error('The host does not answer');
        },
      }),
      logger,
      now,
    });
    const registry = new DefinitionRegistry({ store, compiler, logger });
    const inForce = async () =>
      [...(await registry.current()).scorecards.values()].map(
        ({ id, version, definition }) => `${id}@${version} ${definition.title}`,
      );
    return {
      knex,
      store,
      refused,
      publisher,
      loader,
      registry,
      inForce,
      logger,
      counts: () => ({ marked }),
    };
  }

  it('puts the scorecards of a folder into force, and new versions of them', async () => {
    const { loader, inForce, registry, counts } = await setUp();
    await write('one.yaml', scorecardYaml());
    await write('two.yml', scorecardYaml({ id: 'more', title: 'More' }));
    await write('notes.txt', 'not a scorecard');

    await loader.reload();
    expect(await inForce()).toEqual(['basics@1 Basics', 'more@1 More']);

    await write('one.yaml', scorecardYaml({ title: 'The basics' }));
    await loader.reload();

    expect(await inForce()).toEqual(['basics@2 The basics', 'more@1 More']);
    expect(counts()).toEqual({ marked: 3 });
    const old = await registry.findVersions(['basics@1', 'basics@9']);
    expect([...old.keys()]).toEqual(['basics@1']);
    expect(old.get('basics@1')?.title).toBe('Basics');
  });

  it('makes no version for comments and formatting', async () => {
    const { loader, inForce, counts } = await setUp();
    await write('one.yaml', scorecardYaml());
    await loader.reload();
    await write('one.yaml', `# Reviewed in November\n${scorecardYaml()}\n\n`);
    await loader.reload();

    expect(await inForce()).toEqual(['basics@1 Basics']);
    expect(counts().marked).toBe(1);
  });

  it('refuses a broken version with line and column, and keeps the one before', async () => {
    const { loader, inForce, refused, logger } = await setUp();
    await write('one.yaml', scorecardYaml());
    await loader.reload();
    const broken = scorecardYaml({ expression: 'catalog.hasOwners' });
    await write('one.yaml', broken);

    await loader.reload();
    const [first] = await refused.list();
    await loader.reload();

    expect(await inForce()).toEqual(['basics@1 Basics']);
    expect(await refused.list()).toEqual([
      {
        location: join(directory, 'one.yaml'),
        scorecardId: 'basics',
        since: first.since,
        problems: [
          expect.objectContaining({
            message: expect.stringContaining('catalog.hasOwners'),
            line: 14,
            column: 19,
          }),
        ],
      },
    ]);
    expect(logger.error).toHaveBeenCalledTimes(1);

    await write('one.yaml', scorecardYaml({ title: 'Mended' }));
    await loader.reload();
    expect(await inForce()).toEqual(['basics@2 Mended']);
    expect(await refused.list()).toEqual([]);
  });

  it('refuses the second of two definitions with one id', async () => {
    const { loader, inForce, refused } = await setUp();
    await write('a.yaml', scorecardYaml({ title: 'A' }));
    await write('b.yaml', scorecardYaml({ title: 'B' }));

    await loader.reload();

    expect(await inForce()).toEqual(['basics@1 A']);
    expect(await refused.list()).toMatchObject([
      {
        location: join(directory, 'b.yaml'),
        scorecardId: 'basics',
        problems: [
          {
            message: expect.stringContaining(
              `There is a scorecard 'basics' already, in ${basename(
                directory,
              )}/a.yaml;`,
            ),
          },
        ],
      },
    ]);
  });

  it('withdraws what its location does not have any more', async () => {
    const { loader, inForce } = await setUp();
    await write('one.yaml', scorecardYaml());
    await write('two.yaml', scorecardYaml({ id: 'more' }));
    await loader.reload();
    await fs.rm(join(directory, 'two.yaml'));

    await loader.reload();
    expect(await inForce()).toEqual(['basics@1 Basics']);

    await write('two.yaml', scorecardYaml({ id: 'more' }));
    await loader.reload();
    expect(await inForce()).toEqual(['basics@1 Basics', 'more@2 Basics']);
  });

  it.each([
    ['is gone', async () => fs.rm(directory, { recursive: true })],
    ['has a text without a name', async () => write('one.yaml', 'kind: [')],
  ])('withdraws nothing when the location %s', async (_, spoil) => {
    const { loader, inForce, refused } = await setUp();
    await write('one.yaml', scorecardYaml());
    await loader.reload();
    await spoil();

    await loader.reload();

    expect(await inForce()).toEqual(['basics@1 Basics']);
    expect(await refused.list()).toHaveLength(1);
    await fs.mkdir(directory, { recursive: true });
  });

  it('says that a URL could not be read', async () => {
    const target = 'https://git.acme.test/scorecards.yaml';
    const { loader, refused } = await setUp([{ type: 'url', target }]);

    await loader.reload();

    expect(await refused.list()).toMatchObject([
      {
        location: target,
        problems: [{ message: 'Cannot be read: The host does not answer' }],
      },
    ]);
  });

  it('publishes over the API what no location has', async () => {
    const { loader, publisher, inForce } = await setUp();
    await write('one.yaml', scorecardYaml());
    await loader.reload();

    expect(
      await publisher.publish(
        scorecardYaml({ id: 'mine' }),
        'user:default/jonas',
      ),
    ).toEqual({
      scorecardId: 'mine',
      version: 1,
      changed: true,
      warnings: [],
    });
    expect(
      await publisher.publish(
        scorecardYaml({ id: 'mine' }),
        'user:default/jonas',
      ),
    ).toMatchObject({ scorecardId: 'mine', version: 1, changed: false });
    await expect(
      publisher.publish(scorecardYaml(), 'user:default/jonas'),
    ).rejects.toThrow(
      `Scorecard 'basics' comes from ${basename(tmpdir())}/${basename(
        directory,
      )}; change it there`,
    );
    await loader.reload();
    expect(await inForce()).toEqual(['basics@1 Basics', 'mine@1 Basics']);

    expect(await publisher.withdraw('mine')).toBe(true);
    expect(await publisher.withdraw('mine')).toBe(false);
    await expect(publisher.withdraw('basics')).rejects.toThrow(
      'remove it there',
    );
    expect(await inForce()).toEqual(['basics@1 Basics']);
  });

  it('refuses over the API with every problem', async () => {
    const { publisher } = await setUp();

    const error = await publisher
      .publish(scorecardYaml({ expression: '1 + 1' }), 'user:default/jonas')
      .catch(it => it);

    expect(error).toBeInstanceOf(BadDefinitionError);
    expect(error.message).toMatch(/line 14, column 19/);
    expect(error.problems).toHaveLength(1);
  });

  it('gives two who publish at once a version each', async () => {
    const { publisher, store } = await setUp();
    const titles = ['A', 'B', 'C', 'D'];

    await Promise.all(
      titles.map(title => publisher.publish(scorecardYaml({ title }), 'me')),
    );

    const versions = await store.listVersions('basics');
    expect(versions.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  });

  it('leaves a scorecard alone whose facts are gone, and says so', async () => {
    const { loader, store, logger } = await setUp();
    await write('one.yaml', scorecardYaml());
    await loader.reload();
    const elsewhere = new DefinitionRegistry({
      store,
      compiler: createExpressionCompiler([]),
      logger,
    });

    expect((await elsewhere.current()).scorecards.size).toBe(0);
    expect(elsewhere.broken).toMatchObject([
      { scorecardId: 'basics', version: 1 },
    ]);
  });
});
