import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { collected, component, makeCollector } from './__testUtils__/collected';
import {
  commitFiles,
  Files,
  makeRepository,
  writeFiles,
} from './__testUtils__/gitRepository';
import {
  gitLabConfig,
  Host,
  makeUrlReader,
  startGitLab,
  startWebServer,
  webServerConfig,
} from './__testUtils__/hosts';

const NODE_VERSION: JsonObject = {
  id: 'repo.nodeVersion',
  description: 'The version of Node.js that it asks for.',
  type: 'string',
  file: 'package.json',
  parse: 'json',
  path: 'engines.node',
};
const FILES: Files = {
  'README.md': '# Orders\n',
  '.gitlab-ci.yml': 'test: {script: make}\n',
  'package.json': '{"engines": {"node": ">=22"}}',
  'yarn.lock': 'x'.repeat(4_000),
  'test/a.js': '',
  'web/package.json': '{"engines": {"node": ">=24"}}',
};

describe('createRepositoryFilesCollector, of a host that gives archives', () => {
  const directory = createMockDirectory();
  let host: Host;
  beforeEach(async () => {
    directory.clear();
    mkdirSync(directory.path, { recursive: true });
    host = await startGitLab(directory.path);
  });
  afterEach(() => host.close());

  const make = (repositoryFiles: JsonObject = {}) => {
    const config = gitLabConfig(host);
    return makeCollector({
      config,
      urlReader: makeUrlReader(config),
      repositoryFiles: { facts: [NODE_VERSION], ...repositoryFiles },
    });
  };
  const address = (folder = '', name = 'orders') =>
    `http://${host.name}/acme/${name}/-/tree/main/${folder}`;
  const archives = () =>
    host.requests.filter(it => it.includes('/repository/archive'));

  it('reads a repository once for all that is in it', async () => {
    makeRepository(join(directory.path, 'orders'), FILES);

    const { orders, web } = await collected(make({ maxFileBytes: 1_000 }), [
      component('orders', address()),
      component('web', address('web/')),
    ]);

    expect(orders.errors).toEqual({});
    expect(orders.facts).toMatchObject({
      'repo.hasReadme': true,
      'repo.readmeBytes': 9,
      'repo.hasCi': true,
      'repo.hasTests': true,
      'repo.hasLockfile': true,
      'repo.hasLicense': false,
      'repo.nodeVersion': '>=22',
    });
    expect(web.facts).toMatchObject({
      'repo.hasReadme': false,
      'repo.hasCi': true,
      'repo.nodeVersion': '>=24',
    });
    expect(archives()).toHaveLength(1);
  });

  it('looks into pipelines of a folder and of the root', async () => {
    makeRepository(join(directory.path, 'orders'), {
      ...FILES,
      '.gitlab-ci.yml': 'include:\n  - component: a.test/ci/node@1\n',
      'web/.github/workflows/scan.yml': 'uses: github/codeql-action/init@v4',
      'web/package.json': '{"dependencies": {"@openfeature/web-sdk": "1"}}',
      'docs/.github/workflows/scan.yml': 'uses: github/codeql-action/init@v4',
    });

    const { orders, web } = await collected(make(), [
      component('orders', address()),
      component('web', address('web/')),
    ]);

    expect([orders.errors, web.errors]).toEqual([{}, {}]);
    expect(orders.facts).toMatchObject({
      'repo.usesSharedWorkflow': true,
      'repo.hasSecurityScan': false,
      'repo.usesFeatureFlags': false,
    });
    expect(web.facts).toMatchObject({
      'repo.usesSharedWorkflow': true,
      'repo.hasSecurityScan': true,
      'repo.usesFeatureFlags': true,
    });
  });

  it('says of a pipeline that is too large that it was not looked into', async () => {
    makeRepository(join(directory.path, 'orders'), {
      ...FILES,
      '.github/workflows/ci.yml': 'x'.repeat(2_000),
    });

    const { orders } = await collected(make({ maxFileBytes: 1_000 }), [
      component('orders', address()),
    ]);

    expect(orders.errors?.['repo.usesSharedWorkflow']).toMatch(
      /^\.github\/workflows\/ci\.yml has more than is read: 2000 bytes of at most 1000/,
    );
    expect(orders.facts['repo.hasCi']).toBe(true);
  });

  it('does not read a repository again that has not changed', async () => {
    const path = join(directory.path, 'orders');
    makeRepository(path, FILES);
    const collector = make();
    const entities = [component('orders', address())];
    const first = await collected(collector, entities);

    expect(await collected(collector, entities)).toEqual(first);
    expect(archives()).toHaveLength(1);
    commitFiles(path, { LICENSE: 'Apache' });
    const { orders } = await collected(collector, entities);
    expect(orders.facts).toMatchObject({ 'repo.hasLicense': true });
    expect(archives()).toHaveLength(2);
  });

  it.each<[string, JsonObject, RegExp]>([
    ['files', { maxFiles: 3 }, /^The repository has more than 3 files/],
    [
      'bytes',
      { maxBytes: 1_000 },
      /^The files of the repository have more than 1000 bytes/,
    ],
  ])('stops where there are too many %s', async (_, limits, message) => {
    makeRepository(join(directory.path, 'orders'), FILES);

    const { orders } = await collected(make(limits), [
      component('orders', address()),
    ]);

    expect(orders.facts).toEqual({});
    expect(orders.errors?.['repo.hasReadme']).toMatch(message);
  });

  it('says of one file that is too large that it was not read', async () => {
    makeRepository(join(directory.path, 'orders'), FILES);

    const { orders } = await collected(make({ maxFileBytes: 25 }), [
      component('orders', address()),
    ]);

    const tooLarge =
      'package.json has more than is read: 29 bytes of at most 25 (scorecards.repositoryFiles.maxFileBytes)';
    expect(orders.errors).toEqual({
      'repo.nodeVersion': tooLarge,
      'repo.usesFeatureFlags': tooLarge,
    });
    expect(orders.facts['repo.readmeBytes']).toBe(9);
  });

  it.each<[string, number, RegExp]>([
    ['is not there', 404, /404/],
    ['must not be read', 403, /403/],
    ['cannot be read now', 500, /500/],
  ])(
    'does not take a repository that %s for an empty one',
    async (_, status, message) => {
      makeRepository(join(directory.path, 'orders'), FILES);
      makeRepository(join(directory.path, 'stock'), FILES);
      host.intercept = ({ url }, res) => {
        const isOrders = url?.includes('orders') ?? false;
        if (isOrders) {
          res.writeHead(status).end();
        }
        return isOrders;
      };

      const { orders, stock } = await collected(make(), [
        component('orders', address()),
        component('stock', address('', 'stock')),
      ]);

      expect(orders.facts).toEqual({});
      expect(orders.errors?.['repo.hasReadme']).toMatch(message);
      expect(stock.errors).toEqual({});
    },
  );

  it('does not wait for a host that says nothing', async () => {
    host.intercept = () => true;

    const { orders } = await collected(make({ timeout: { seconds: 1 } }), [
      component('orders', address()),
    ]);

    expect(orders.errors?.['repo.hasReadme']).toBe(
      `http://${host.name}/acme/orders/-/tree/main could not be read within 1000 ms`,
    );
  });
});

describe('createRepositoryFilesCollector, of a host that gives files', () => {
  const directory = createMockDirectory();
  let host: Host;
  beforeEach(async () => {
    directory.clear();
    host = await startWebServer(directory.path);
  });
  afterEach(() => host.close());

  const make = (repositoryFiles: JsonObject = {}) => {
    const config = webServerConfig(host);
    return makeCollector({
      config,
      urlReader: makeUrlReader(config),
      repositoryFiles: { facts: [NODE_VERSION], ...repositoryFiles },
    });
  };
  const address = () => `http://${host.name}/orders/`;

  it('asks for each file, and does not say that what it cannot look for is absent', async () => {
    writeFiles(join(directory.path, 'orders'), FILES);

    const { orders } = await collected(make({ maxFileBytes: 1_000 }), [
      component('orders', address()),
    ]);

    expect(orders.facts).toMatchObject({
      'repo.hasReadme': true,
      'repo.readmeBytes': 9,
      'repo.hasCi': true,
      'repo.hasLockfile': true,
      'repo.hasCodeowners': false,
      'repo.nodeVersion': '>=22',
    });
    expect(orders.errors?.['repo.hasTests']).toMatch(
      /^127\.0\.0\.1:\d+ does not list files, so that '\*\*\/test\/\*\*\/\*' cannot be looked for: /,
    );
    expect(orders.facts).not.toHaveProperty(['repo.hasTests']);
    expect(orders.errors?.['repo.usesSharedWorkflow']).toMatch(
      /does not list files, so that '\.github\/workflows\/\*\.yml' cannot/,
    );
  });

  it('is told by what a file has in it, though others cannot be looked for', async () => {
    writeFiles(join(directory.path, 'orders'), {
      ...FILES,
      '.gitlab-ci.yml': 'include:\n  - component: a.test/ci/node@1\n',
      'package.json': '{"dependencies": {"@openfeature/web-sdk": "1"}}',
    });

    const { orders } = await collected(make(), [
      component('orders', address()),
    ]);

    expect(orders.facts).toMatchObject({
      'repo.usesSharedWorkflow': true,
      'repo.usesFeatureFlags': true,
    });
  });

  it('does not take a repository that is gone for an empty one', async () => {
    const { orders } = await collected(make(), [
      component('orders', address()),
    ]);

    expect(orders.facts).toEqual({});
    expect(orders.errors).toMatchObject({
      'repo.hasReadme': expect.stringMatching(
        /^Nothing of http.*\/orders\/? could be read/,
      ),
      'repo.nodeVersion': expect.stringMatching(/^Nothing of /),
      'repo.hasTests': expect.stringMatching(/does not list files/),
    });
  });

  it('is sent no file again that has not changed', async () => {
    writeFiles(join(directory.path, 'orders'), FILES);
    const collector = make();
    const entities = [component('orders', address())];
    const first = await collected(collector, entities);
    const sent: string[] = [];
    host.intercept = (req, res) => {
      res.on('finish', () => {
        if (res.statusCode === 200) {
          sent.push(req.url ?? '');
        }
      });
      return false;
    };

    expect(await collected(collector, entities)).toEqual(first);
    expect(sent).toEqual([]);
  });

  it('does not take a file for absent that the host does not give', async () => {
    writeFiles(join(directory.path, 'orders'), FILES);
    host.intercept = ({ url }, res) => {
      const isPackage = url?.endsWith('package.json') ?? false;
      if (isPackage) {
        res.writeHead(403).end();
      }
      return isPackage;
    };

    const { orders } = await collected(make(), [
      component('orders', address()),
    ]);

    expect(orders.errors?.['repo.nodeVersion']).toMatch(/403/);
    expect(orders.facts['repo.hasReadme']).toBe(true);
  });

  it('reads nothing of a host that is not allowed', async () => {
    const { orders } = await collected(make(), [
      component('orders', 'http://127.0.0.1:1/orders/'),
    ]);

    expect(orders.facts).toEqual({});
    expect(orders.errors?.['repo.hasReadme']).toMatch(/is not allowed/);
    expect(host.requests).toEqual([]);
  });
});
