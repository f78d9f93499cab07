import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { REPOSITORY_FACTS } from '@groundwork/backstage-plugin-scorecards-node';
import { collected, component, makeCollector } from './__testUtils__/collected';
import {
  commitFiles,
  makeRepository,
  writeFiles,
} from './__testUtils__/gitRepository';

const ORDERS = 'https://git.acme.test/acme/orders';
const FACTS: JsonObject[] = [
  {
    id: 'repo.nodeVersion',
    description: 'The version of Node.js that it asks for.',
    type: 'string',
    in: 'either',
    file: 'package.json',
    parse: 'json',
    path: 'engines.node',
  },
  {
    id: 'repo.isStrict',
    description: 'Whether it is strict.',
    file: 'settings.yaml',
    contains: '(?m)^strict: true$',
  },
];

describe('createRepositoryFilesCollector, with directories', () => {
  const directory = createMockDirectory();
  let path: string;
  let count = 0;
  beforeEach(() => {
    path = join(directory.path, `orders-${count++}`);
  });

  const make = (rest: JsonObject = {}) =>
    makeCollector({
      repositoryFiles: {
        directories: [{ target: ORDERS, path }],
        facts: FACTS,
        ...rest,
      },
    });

  it('declares what is in the box and what is configured', () => {
    const { facts, target } = make({ kinds: ['Component', 'Template'] });

    expect(facts.map(({ id }) => id)).toEqual([
      ...REPOSITORY_FACTS.map(({ id }) => id),
      'repo.nodeVersion',
      'repo.isStrict',
    ]);
    expect(target).toEqual({ kind: { $in: ['Component', 'Template'] } });
  });

  it('observes a repository', async () => {
    makeRepository(path, {
      'README.md': '# Orders\n',
      'package.json': '{"engines": {"node": ">=22"}}',
      'settings.yaml': 'a: 1\nstrict: true\n',
      'test/a.test.mjs': '',
    });

    const { orders } = await collected(make(), [
      component('orders', `${ORDERS}/tree/main/`),
    ]);

    expect(orders).toEqual({
      entityRef: 'component:default/orders',
      errors: {},
      facts: expect.objectContaining({
        'repo.hasReadme': true,
        'repo.readmeBytes': 9,
        'repo.hasTests': true,
        'repo.hasCi': false,
        'repo.nodeVersion': '>=22',
        'repo.isStrict': true,
      }),
    });
    expect(Object.keys(orders.facts)).toHaveLength(
      REPOSITORY_FACTS.length + FACTS.length,
    );
  });

  it('keeps the folders of a repository apart', async () => {
    makeRepository(path, {
      'package.json': '{"engines": {"node": ">=20"}}',
      LICENSE: 'Apache',
      'web/README.md': '# Web\n',
      'web/package.json': '{"engines": {"node": ">=24"}}',
      'api/settings.yaml': 'strict: true',
    });

    const { web, api, gone } = await collected(make(), [
      component('web', `${ORDERS}/tree/main/web`),
      component('api', `${ORDERS}/tree/main/api/`),
      component('gone', `${ORDERS}/tree/main/gone`),
    ]);

    expect(web.facts).toMatchObject({
      'repo.hasReadme': true,
      'repo.hasLicense': true,
      'repo.nodeVersion': '>=24',
      'repo.isStrict': false,
    });
    expect(api.facts).toMatchObject({
      'repo.hasReadme': false,
      'repo.nodeVersion': '>=20',
      'repo.isStrict': true,
    });
    expect(gone.facts).toEqual({});
    expect(gone.errors).toMatchObject({
      'repo.hasReadme': "The repository has no folder 'gone'",
    });
  });

  it('says nothing of a fact whose file cannot be read, and names the file', async () => {
    makeRepository(path, {
      'package.json': '{"engines": ',
      'settings.yaml': Buffer.from([0, 1, 2]),
      'README.md': '',
    });

    const { orders } = await collected(make(), [component('orders', ORDERS)]);

    expect(orders.errors).toEqual({
      'repo.nodeVersion': expect.stringMatching(
        /^package\.json is not valid JSON: /,
      ),
      'repo.isStrict': 'settings.yaml is not text in UTF-8',
    });
    expect(orders.facts).toMatchObject({ 'repo.hasReadme': true });
    expect(orders.facts).not.toHaveProperty(['repo.nodeVersion']);
  });

  it('says of a file that is not there that it is absent', async () => {
    makeRepository(path, { a: '' });

    const { orders } = await collected(make(), [component('orders', ORDERS)]);

    expect(orders.errors).toEqual({});
    expect(orders.facts['repo.nodeVersion']).toBeUndefined();
    expect(orders.facts['repo.isStrict']).toBe(false);
  });

  it('says of an entity without a repository that it has no facts', async () => {
    const { orders } = await collected(make(), [component('orders')]);

    expect(orders).toEqual({
      entityRef: 'component:default/orders',
      facts: {},
    });
  });

  it('says why an address cannot be read', async () => {
    const { orders } = await collected(make(), [
      component('orders', 'git@git.acme.test:acme/orders'),
    ]);

    expect(orders.facts).toEqual({});
    expect(orders.errors?.['repo.hasReadme']).toMatch(/it must be url: and an/);
  });

  it('takes no directory that is not there for an empty one', async () => {
    const { orders } = await collected(make(), [component('orders', ORDERS)]);

    expect(orders.facts).toEqual({});
    expect(orders.errors?.['repo.hasReadme']).toBe(
      `There is no directory ${path} (scorecards.repositoryFiles.directories)`,
    );
  });

  it('sees what has changed since the last time', async () => {
    makeRepository(path, { 'README.md': 'a' });
    const collector = make();
    const entities = [component('orders', ORDERS)];
    const bytes = async () =>
      (await collected(collector, entities)).orders.facts['repo.readmeBytes'];

    expect(await bytes()).toBe(1);
    expect(await bytes()).toBe(1);
    commitFiles(path, { 'README.md': 'ab' });
    expect(await bytes()).toBe(2);
  });

  it('finds a folder that nobody asked about before', async () => {
    makeRepository(path, { 'a/README.md': 'a', 'b/README.md': 'b' });
    const collector = make();
    const a = component('a', `${ORDERS}/tree/main/a`);
    const b = component('b', `${ORDERS}/tree/main/b`);
    await collected(collector, [a]);

    const found = await collected(collector, [a, b]);

    expect(found.a.facts['repo.hasReadme']).toBe(true);
    expect(found.b.facts['repo.hasReadme']).toBe(true);
  });

  it('stops with the signal, without saying what it did not find', async () => {
    writeFiles(path, { a: '' });
    const controller = new AbortController();
    const batches = make().collect(
      (async function* pages() {
        yield [component('orders', ORDERS)];
        controller.abort(new Error('shutting down'));
      })(),
      { signal: controller.signal, logger: mockServices.logger.mock() },
    );
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const batch of batches) {
        seen.push(...batch);
      }
    })();

    await expect(reading).rejects.toThrow('shutting down');
    expect(seen).toEqual([]);
  });
});
