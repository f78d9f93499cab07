import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  NotAllowedError,
  NotFoundError,
  NotModifiedError,
} from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { createPeopleDirectory } from '../../domain/onCall/people';
import { EntityProjection, projectEntity } from '../../domain/projection';
import { CodeownersProvider } from './CodeownersProvider';

const ACME = join(__dirname, '../../../../../examples/acme');

const user = projectEntity({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada.byron' },
  spec: { profile: { email: 'ada@acme.test' } },
});

function component(name: string, slug: string): EntityProjection {
  return projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/source-location': `url:https://github.com/${slug}/tree/main/`,
      },
    },
  });
}

const existing = new Set([
  'user:default/ada.byron',
  'group:default/ordering',
  'group:default/data-platform',
  'group:default/payments-core',
  'group:default/developer-platform',
]);

/** Answers for a host: a text, an error, or "not found". */
type Host = Record<string, string | Error>;

let now = new Date('2026-11-21T03:00:00Z');
beforeEach(() => {
  now = new Date('2026-11-21T03:00:00Z');
});

function setUp(
  host: Host,
  {
    codeowners = {},
    entities = [component('orders', 'acme/orders')],
    isReady = true,
  }: {
    codeowners?: JsonObject;
    entities?: EntityProjection[];
    isReady?: boolean;
  } = {},
) {
  const urlReader = mockServices.urlReader.mock({
    readUrl: async (url, options) => {
      const answer = host[url.replace('https://github.com/', '')];
      if (answer === undefined) {
        throw new NotFoundError(`${url} is not there`);
      }
      if (answer instanceof Error) {
        throw answer;
      }
      if (options?.etag === answer) {
        throw new NotModifiedError();
      }
      return { buffer: async () => Buffer.from(answer), etag: answer };
    },
  });
  const provider = new CodeownersProvider({
    config: new ConfigReader({
      integrations: { github: [{ host: 'github.com' }] },
      ownership: { codeowners },
    }),
    urlReader,
    catalog: {
      isReady: () => isReady,
      allEntities: () => entities,
      hasEntity: ref => existing.has(ref),
      people: createPeopleDirectory([user]),
    },
    directory: ACME,
    now: () => now,
  });
  return { provider, urlReader };
}

const signal = new AbortController().signal;

async function read(provider: CodeownersProvider) {
  const found: string[] = [];
  const problems: string[] = [];
  for await (const batch of provider.read({ signal })) {
    found.push(
      ...batch.identifiers.map(
        ({ kind, key, entityRef }) => `${kind} ${key} → ${entityRef}`,
      ),
    );
    problems.push(
      ...(batch.problems ?? []).map(
        ({ where, message }) => `${where}: ${message}`,
      ),
    );
  }
  return { found, problems };
}

const MAIN = 'acme/orders/blob/main';
const STORE = 'path github.com/acme/orders#src/store → group:default/ordering';

describe('CodeownersProvider', () => {
  it('gives the paths that rules name to the groups and people they name', async () => {
    const { provider } = setUp({
      [`${MAIN}/.github/CODEOWNERS`]:
        '* @acme/ordering\n/src/store/ @acme/ordering @acme/data-platform\n/src/pay.mjs ada@acme.test\n/docs/ @Ada.Byron',
    });
    const batches = provider.read({ signal });
    const { value } = await batches.next();
    expect(value.identifiers[0]).toEqual({
      kind: 'path',
      key: 'github.com/acme/orders#src/store',
      entityRef: 'group:default/ordering',
      rule: 'CODEOWNERS /src/store/',
      observedAt: '2026-11-21T03:00:00.000Z',
      confidence: 0.9,
      link: 'https://github.com/acme/orders/blob/main/.github/CODEOWNERS#L2',
    });
    expect((await read(provider)).found).toEqual([
      STORE,
      'path github.com/acme/orders#src/store → group:default/data-platform',
      'path github.com/acme/orders#src/pay.mjs → user:default/ada.byron',
    ]);
  });

  it('reads the first of the places where the host looks', async () => {
    const host: Host = {
      [`${MAIN}/docs/CODEOWNERS`]: '/src/store/ @acme/ordering',
    };
    const { provider } = setUp(host);
    expect((await read(provider)).found).toEqual([STORE]);
    host[`${MAIN}/CODEOWNERS`] = '/src/ @acme/ordering';
    host[`${MAIN}/.github/CODEOWNERS`] = '/lib/ @acme/ordering';
    expect((await read(provider)).found).toEqual([
      'path github.com/acme/orders#lib → group:default/ordering',
    ]);
  });

  it('asks only for what has changed', async () => {
    const { provider, urlReader } = setUp({
      [`${MAIN}/.github/CODEOWNERS`]: '/src/store/ @acme/ordering',
    });
    const first = await read(provider);
    expect(await read(provider)).toEqual(first);
    expect(
      urlReader.readUrl.mock.calls.map(([, options]) => options?.etag),
    ).toEqual([undefined, '/src/store/ @acme/ordering']);
  });

  it('says whom it does not know, and what is wrong with a file', async () => {
    const { provider } = setUp({
      [`${MAIN}/CODEOWNERS`]:
        '/src/store/ @acme/ordering @acme/strangers\n/lib/ nonsense\n',
    });
    const { found, problems } = await read(provider);
    expect(found).toEqual([STORE]);
    expect(problems).toEqual([
      expect.stringMatching(/^github\.com\/acme\/orders, CODEOWNERS, line 2: /),
      'github.com/acme/orders, CODEOWNERS, line 1: @acme/strangers is no group or user of the catalog; ownership.codeowners.owners can say who is meant',
    ]);
  });

  it('takes handles as they are configured', async () => {
    const { provider } = setUp(
      { [`${MAIN}/CODEOWNERS`]: '/src/store/ @acme/Strangers' },
      {
        codeowners: { owners: { '@acme/strangers': 'group:default/ordering' } },
      },
    );
    expect((await read(provider)).found).toEqual([STORE]);
  });

  it('reads a checkout', async () => {
    const { provider } = setUp(
      {},
      {
        codeowners: {
          repositories: [
            { repo: 'git.acme.test/acme/orders', path: 'services/orders' },
          ],
        },
      },
    );
    const { found, problems } = await read(provider);
    expect(problems).toEqual([]);
    const repo = 'path git.acme.test/acme/orders';
    expect(found).toEqual([
      `${repo}#src/store → group:default/ordering`,
      `${repo}#src/store → group:default/data-platform`,
      `${repo}#src/payments-client.mjs → group:default/ordering`,
      `${repo}#src/payments-client.mjs → group:default/payments-core`,
      `${repo}#.github → group:default/ordering`,
      `${repo}#.github → group:default/developer-platform`,
      `${repo}#catalog-info.yaml → group:default/ordering`,
      `${repo}#catalog-info.yaml → group:default/developer-platform`,
    ]);
  });

  it('follows no link out of a checkout', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'codeowners-'));
    await mkdir(join(directory, 'repo'));
    await writeFile(join(directory, 'secret'), 'secret');
    await symlink('../secret', join(directory, 'repo/CODEOWNERS'));
    const { provider } = setUp(
      {},
      {
        entities: [],
        codeowners: {
          repositories: [{ repo: 'a/b', path: join(directory, 'repo') }],
        },
      },
    );
    await expect(read(provider)).rejects.toThrow(/a link that leads elsewhere/);
    await rm(directory, { recursive: true });
  });

  describe('when a repository cannot be read', () => {
    const both = {
      entities: [
        component('orders', 'acme/orders'),
        component('cart', 'acme/cart'),
      ],
    };
    const file = '/src/store/ @acme/ordering';

    it('keeps what it said before', async () => {
      const host: Host = { [`${MAIN}/CODEOWNERS`]: file };
      const { provider } = setUp(host, both);
      await read(provider);
      host[`${MAIN}/.github/CODEOWNERS`] = new Error('503 Service Unavailable');
      expect(await read(provider)).toEqual({
        found: [STORE],
        problems: [
          'github.com/acme/orders: could not be asked for its CODEOWNERS file: 503 Service Unavailable',
        ],
      });
    });

    it('fails if it said nothing before, since something would be missing', async () => {
      const { provider } = setUp(
        {
          [`${MAIN}/CODEOWNERS`]: file,
          'acme/cart/blob/main/.github/CODEOWNERS': new Error(
            '403 Forbidden (rate limit exceeded)',
          ),
        },
        both,
      );
      await expect(read(provider)).rejects.toThrow(
        /^github\.com\/acme\/cart could not be asked for its CODEOWNERS file: 403 Forbidden \(rate limit/,
      );
    });

    it.each([
      new NotAllowedError('Reading is not allowed'),
      new Error('could not be read, 401 Unauthorized'),
      new Error('could not be read, 403 Forbidden'),
    ])('goes on if it may not be read: %s', async refusal => {
      const { provider } = setUp(
        {
          [`${MAIN}/CODEOWNERS`]: file,
          'acme/cart/blob/main/.github/CODEOWNERS': refusal,
        },
        both,
      );
      const { found, problems } = await read(provider);
      expect(found).toEqual([STORE]);
      expect(problems).toEqual([
        expect.stringMatching(/^github\.com\/acme\/cart: could not be asked/),
      ]);
    });

    it('waits for the catalog', async () => {
      const { provider } = setUp({}, { isReady: false });
      await expect(read(provider)).rejects.toThrow(
        /the catalog, .* has not been read yet/,
      );
    });

    it('stops when it is asked to', async () => {
      const { provider } = setUp({});
      const aborted = provider.read({
        signal: AbortSignal.abort(new Error('shutting down')),
      });
      await expect(aborted.next()).rejects.toThrow('shutting down');
    });
  });

  describe('ownersOfPath', () => {
    const host: Host = {
      [`${MAIN}/.github/CODEOWNERS`]:
        '* @acme/ordering\n/src/**/*.sql @acme/data-platform @acme/strangers\n/vendor/\n',
    };
    const ask = (path: string, repo = 'github.com/acme/orders') =>
      setUp(host).provider.ownersOfPath(repo, path, { signal });

    it('says who owns a path by patterns, too', async () => {
      expect(await ask('src/store/tables.sql')).toEqual({
        status: 'owned',
        owners: [
          {
            handle: '@acme/data-platform',
            entityRef: 'group:default/data-platform',
          },
          { handle: '@acme/strangers' },
        ],
        rules: [
          {
            line: 2,
            pattern: '/src/**/*.sql',
            link: 'https://github.com/acme/orders/blob/main/.github/CODEOWNERS#L2',
          },
        ],
        asOf: '2026-11-21T03:00:00.000Z',
      });
    });

    it('says that nobody owns a path, on purpose', async () => {
      expect(await ask('vendor/x.js')).toMatchObject({
        status: 'unowned',
        owners: [],
        rules: [{ line: 3 }],
      });
    });

    it('tells a path that is not mentioned from a missing file', async () => {
      const other = setUp({ [`${MAIN}/CODEOWNERS`]: '/src/ @acme/ordering' });
      expect(
        await other.provider.ownersOfPath('github.com/acme/orders', 'lib/x', {
          signal,
        }),
      ).toMatchObject({ status: 'no-rule', owners: [], rules: [] });
      const none = setUp({});
      expect(
        await none.provider.ownersOfPath('github.com/acme/orders', 'lib/x', {
          signal,
        }),
      ).toMatchObject({ status: 'no-file', owners: [], rules: [] });
    });

    it.each(['https://github.com/acme/orders.git', 'acme/orders'])(
      'knows the repository as %s',
      async repo => {
        expect(await ask('src/a.mjs', repo)).toMatchObject({ status: 'owned' });
      },
    );

    it('says nothing of repositories that it does not read', async () => {
      expect(await ask('src/a.mjs', 'github.com/other/thing')).toBe(undefined);
      expect(await ask('src/a.mjs', 'no repository')).toBe(undefined);
    });

    it('reads a file once an hour', async () => {
      const { provider, urlReader } = setUp(host);
      const again = () =>
        provider.ownersOfPath('acme/orders', 'src/a.mjs', { signal });
      await again();
      await Promise.all([again(), again()]);
      expect(urlReader.readUrl).toHaveBeenCalledTimes(1);
      now = new Date('2026-11-21T04:00:00Z');
      expect(await again()).toMatchObject({ asOf: '2026-11-21T04:00:00.000Z' });
      expect(urlReader.readUrl).toHaveBeenCalledTimes(2);
    });

    it('fails when the file could not be read, which is not "no rule"', async () => {
      const { provider } = setUp({
        [`${MAIN}/.github/CODEOWNERS`]: new Error('503 Service Unavailable'),
      });
      await expect(
        provider.ownersOfPath('acme/orders', 'src/a.mjs', { signal }),
      ).rejects.toThrow('503 Service Unavailable');
    });

    it('does not wait longer than it is told to', async () => {
      const { provider, urlReader } = setUp({});
      const question = new AbortController();
      urlReader.readUrl.mockImplementation(() => {
        question.abort(new Error('no time'));
        return new Promise(() => {});
      });
      await expect(
        provider.ownersOfPath('acme/orders', 'src/a.mjs', {
          signal: question.signal,
        }),
      ).rejects.toThrow('no time');
    });
  });

  it('is refreshed every hour, or as configured', () => {
    expect(setUp({}).provider.refreshPeriod).toEqual({ hours: 1 });
    expect(
      setUp({}, { codeowners: { refresh: '30m' } }).provider.refreshPeriod,
    ).toEqual({ minutes: 30 });
  });
});
