import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations, TestClock } from '../engine/__testUtils__/world';
import { Caller } from '../api/services';
import { BlueprintLocation } from '../config/types';
import { blueprintYaml, testDrivers } from './__testUtils__/yaml';
import { createBlueprints } from './createBlueprints';

const mina: Caller = {
  credentials: mockCredentials.user('user:default/mina'),
  ref: 'user:default/mina',
  ownershipRefs: ['user:default/mina', 'group:default/ordering'],
  isAgent: false,
  may: async () => true,
  mayAdminister: async () => false,
  readable: async () => ({ kind: 'all' }),
};

describeEachDatabase('blueprints', { migrations }, ({ create }) => {
  let directory: string;
  beforeEach(async () => {
    directory = await fs.mkdtemp(join(tmpdir(), 'blueprints-'));
  });
  afterEach(async () => {
    await fs.rm(directory, { recursive: true });
  });

  const write = (name: string, text: string) =>
    fs.writeFile(join(directory, name), text);

  async function setUp(locations?: BlueprintLocation[]) {
    const knex = await create();
    const clock = new TestClock();
    const logger = mockServices.logger.mock();
    const parts = createBlueprints({
      knex,
      locations: locations ?? [{ type: 'file', target: directory }],
      drivers: testDrivers(),
      urlReader: mockServices.urlReader.mock({
        readUrl: async () => {
          throw new Error('The host does not answer');
        },
      }),
      logger,
      now: clock.now,
    });
    const inForce = async () =>
      (await parts.registry.list(mina)).map(
        ({ id, version, title }) => `${id}@${version} ${title}`,
      );
    return { ...parts, knex, clock, logger, inForce };
  }

  it('puts into force what a folder has, and new versions of it', async () => {
    const { loader, registry, inForce } = await setUp();
    await write('a.yaml', blueprintYaml());
    await write('b.yml', blueprintYaml({ id: 'more', title: 'More' }));
    await write('notes.txt', 'no blueprint');
    await loader.reload();
    expect(await inForce()).toEqual(['more@1 More', 'service@1 Service']);

    await write('a.yaml', `# Reviewed\n${blueprintYaml()}`);
    await loader.reload();
    expect(await inForce()).toEqual(['more@1 More', 'service@1 Service']);

    await write('a.yaml', blueprintYaml({ title: 'A service' }));
    await loader.reload();
    expect(await inForce()).toEqual(['service@2 A service', 'more@1 More']);
    expect((await registry.version('service', 1)).title).toBe('Service');
    await expect(registry.version('service', 3)).rejects.toThrow(
      "There is no version 3 of the blueprint 'service'",
    );
  });

  it('refuses a broken version, and keeps the one before in force', async () => {
    const { loader, registry, inForce, logger, clock } = await setUp();
    await write('a.yaml', blueprintYaml());
    await loader.reload();
    await write('a.yaml', blueprintYaml({ spec: '{ size: big }' }));

    const since = clock.now().toISOString();
    await loader.reload();
    clock.pass(60_000);
    await loader.reload();

    expect(await inForce()).toEqual(['service@1 Service']);
    expect(await registry.find('service', mina)).toMatchObject({
      refused: {
        since,
        problems: [
          {
            path: '/spec/resources/0/spec/size',
            message: 'must be a whole number',
            line: 16,
            column: 21,
          },
        ],
      },
    });
    expect(logger.error).toHaveBeenCalledTimes(1);

    await write('a.yaml', blueprintYaml({ title: 'Mended' }));
    await loader.reload();
    const mended = await registry.find('service', mina);
    expect(mended).toMatchObject({ version: 2, origin: directory });
    expect(mended?.refused).toBeUndefined();
  });

  it('withdraws what is not there any more; its versions stay', async () => {
    const { loader, registry, inForce } = await setUp();
    await write('a.yaml', blueprintYaml());
    await loader.reload();
    await fs.rm(join(directory, 'a.yaml'));
    await loader.reload();

    expect(await inForce()).toEqual([]);
    expect(await registry.find('service', mina)).toBeUndefined();
    expect((await registry.version('service', 1)).title).toBe('Service');

    await write('a.yaml', blueprintYaml());
    await loader.reload();
    expect(await inForce()).toEqual(['service@2 Service']);
  });

  it.each([
    ['is gone', () => fs.rm(directory, { recursive: true })],
    ['has a text without a name', () => write('a.yaml', 'kind: [')],
  ])('withdraws nothing when the location %s', async (_, spoil) => {
    const { loader, inForce, refused } = await setUp();
    await write('a.yaml', blueprintYaml());
    await loader.reload();
    await spoil();
    await loader.reload();

    expect(await inForce()).toEqual(['service@1 Service']);
    expect(await refused.list()).toHaveLength(1);
    await fs.mkdir(directory, { recursive: true });
  });

  it('refuses the second of two blueprints of a name', async () => {
    const { loader, inForce, refused } = await setUp();
    await write('a.yaml', blueprintYaml({ title: 'A' }));
    await write('b.yaml', blueprintYaml({ title: 'B' }));
    await loader.reload();

    expect(await inForce()).toEqual(['service@1 A']);
    const [{ location, problems }] = await refused.list();
    expect(location).toBe(join(directory, 'b.yaml'));
    expect(problems[0].message).toBe(
      `there is a blueprint 'service' already, in ${join(
        directory,
        'a.yaml',
      )}; give one of them another metadata.name`,
    );
  });

  it('says that a URL could not be read', async () => {
    const target = 'https://git.acme.test/blueprints.yaml';
    const { loader, refused } = await setUp([{ type: 'url', target }]);
    await loader.reload();

    expect(await refused.list()).toMatchObject([
      {
        location: target,
        problems: [{ message: 'cannot be read: The host does not answer' }],
      },
    ]);
  });

  it('gives replicas that read at once one version', async () => {
    const { loader, inForce } = await setUp();
    await write('a.yaml', blueprintYaml());
    await Promise.all([loader.reload(), loader.reload(), loader.reload()]);

    expect(await inForce()).toEqual(['service@1 Service']);
  });

  it('tells who may create, and why others may not', async () => {
    const { loader, registry } = await setUp();
    await write(
      'a.yaml',
      blueprintYaml({ policy: '{ allowedGroups: [payments-core] }' }),
    );
    await loader.reload();

    expect(await registry.list(mina)).toMatchObject([
      {
        allowed: false,
        deniedReason: 'Only members of payments-core may create from it',
        usesSource: false,
      },
    ]);
    expect(
      await registry.list({
        ...mina,
        ownershipRefs: ['group:default/payments-core'],
      }),
    ).toMatchObject([{ allowed: true }]);
  });

  it('tells how long creating took in the last thirty days', async () => {
    const { loader, registry, knex, clock } = await setUp();
    await write('a.yaml', blueprintYaml());
    await loader.reload();
    const took = [4_000, 1_000, 3_000, 2_000, 10_000];
    const at = (ms: number) => new Date(clock.time + ms).toISOString();
    await knex('environment').insert({
      id: 'e1',
      name: 'e1',
      blueprint_id: 'service',
      owner_ref: 'group:default/ordering',
      created_by: 'user:default/mina',
      created_at: at(0),
      updated_at: at(0),
      generation: 1,
      observed_generation: 1,
      desired: '{}',
      phase: 'ready',
      message: '',
      conditions: '[]',
      outputs: '{}',
      warned: 0,
      cost_per_hour: 0,
      cost_per_day: 0,
      cost_so_far: 0,
      cost_at: at(0),
    });
    const operation = (number: number, change: object) => ({
      id: `o${number}`,
      environment_id: 'e1',
      number,
      kind: 'create',
      status: 'succeeded',
      generation: 1,
      requested_at: at(-60_000),
      steps: '[]',
      attempts: 0,
      log_lines: 0,
      ...change,
    });
    await knex('operation').insert([
      ...took.map((ms, index) =>
        operation(index + 1, { finished_at: at(ms - 60_000) }),
      ),
    ]);
    await knex('operation').insert(
      operation(8, { status: 'failed', finished_at: at(0) }),
    );
    await knex('operation').insert(
      operation(9, {
        requested_at: at(-31 * 24 * 60 * 60_000),
        finished_at: at(0),
      }),
    );

    expect(await registry.expectedTime('service')).toEqual({
      p50Ms: 3_000,
      p90Ms: 10_000,
      n: 5,
    });
  });

  it('asks one small statement for what is in force', async () => {
    const { loader, registry, knex } = await setUp();
    await write('a.yaml', blueprintYaml());
    await loader.reload();
    await registry.current('service');

    const { count } = await countStatements(knex, () =>
      registry.current('service'),
    );
    expect(count).toBe(1);
  });
});
