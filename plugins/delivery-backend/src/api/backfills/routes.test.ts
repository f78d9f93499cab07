import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { Backfill } from '@groundwork/backstage-plugin-delivery-common';
import request from 'supertest';
import { TestRepository } from '../../git/__testUtils__/TestRepository';
import { deliveryPlugin } from '../../plugin';

jest.setTimeout(60_000);

describe('/backfills', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const auditor = mockServices.auditor.mock();
  const audited = { success: jest.fn(), fail: jest.fn() };
  const backends: Array<{ stop(): Promise<void> }> = [];
  let repository: TestRepository;

  beforeEach(() => {
    jest.clearAllMocks();
    auditor.createEvent.mockResolvedValue(audited);
    repository = new TestRepository();
    repository.git('remote', 'add', 'origin', 'https://git.acme.test/acme/a');
    repository.commit();
  });
  afterEach(async () => {
    await Promise.all(backends.splice(0).map(it => it.stop()));
    repository.remove();
  });

  async function start(denied: string[] = []) {
    const knex = await databases.init('SQLITE_3');
    const decide = async (
      asked: Array<{ permission: { name: string } }>,
    ): Promise<DefinitivePolicyDecision[]> =>
      asked.map(({ permission }) => ({
        result: denied.includes(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      }));
    const backend = await startTestBackend({
      features: [
        deliveryPlugin,
        mockServices.database.factory({ knex }),
        auditor.factory,
        mockServices.permissions.mock({
          authorize: decide,
          authorizeConditional: decide,
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            delivery: {
              backfill: { allow: [repository.root, 'git.acme.test/acme/*'] },
            },
          },
        }),
      ],
    });
    backends.push(backend);
    const path = '/api/delivery/backfills';
    return {
      knex,
      get: (more = '') => request(backend.server).get(`${path}${more}`),
      post: (body: JsonObject) => request(backend.server).post(path).send(body),
    };
  }

  it('reads a repository, and tells how far it is', async () => {
    const { get, post } = await start();

    const { status, body } = await post({ repository: repository.directory });
    let answer = await get(`/${body.id}`);
    while (answer.body.status !== 'succeeded') {
      answer = await get(`/${body.id}`);
    }

    expect(status).toBe(202);
    expect(body).toMatchObject({
      repository: 'git.acme.test/acme/a',
      counts: { commits: 0 },
    });
    expect(answer.body.counts).toEqual({
      commits: 1,
      changes: 1,
      releases: 0,
      reverts: 0,
      assisted: 0,
    });
    expect((await get()).body).toEqual({
      items: [answer.body],
      mayStart: true,
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'backfill-start' }),
    );
    expect(audited.success).toHaveBeenCalledWith({
      meta: { backfillId: body.id, repository: 'git.acme.test/acme/a' },
    });
  });

  it('shows readers what there is, and starts nothing for them', async () => {
    const { get, post } = await start(['delivery.admin']);

    const denied = await post({ repository: repository.directory });

    expect(denied.status).toBe(403);
    expect(denied.body.error.message).toContain("'delivery.admin'");
    expect((await get()).body).toEqual({ items: [], mayStart: false });
    expect(audited.fail).toHaveBeenCalledTimes(1);
  });

  it('shows nothing to who may not read, or is not known', async () => {
    const { get, post } = await start(['delivery.read']);
    const nobody = mockCredentials.none.header();

    const statuses = await Promise.all([
      get(),
      get('/x'),
      get().set('authorization', nobody),
      get('/x').set('authorization', nobody),
      post({ repository: '/' }).set('authorization', nobody),
    ]);

    expect(statuses.map(it => it.status)).toEqual([403, 403, 401, 401, 401]);
  });

  it('knows none that is not there', async () => {
    const { get } = await start();
    expect((await get('/x')).status).toBe(404);
    expect((await get('/x%00')).status).toBe(400);
  });

  describe('of many repositories', () => {
    const HIDDEN = 'github.com/acme/secret';
    const FOLDER = 'localhost/srv/secret-project';
    const OPEN = 'github.com/acme/open';

    async function startWith(...denied: string[]) {
      const { get, knex } = await start(denied);
      await knex('catalog_component').insert({
        component: 'component:default/secret',
        title: 'secret',
        repository: HIDDEN,
        services: '[]',
      });
      await knex('backfill').insert(
        [HIDDEN, FOLDER, OPEN].map((name, index) => ({
          id: `b${index}`,
          repository: name,
          address: '/srv/clones/it',
          releases: 'tags',
          status: 'failed',
          requested_at: new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
          error: "'/srv/clones/it' is no repository",
          remarks: JSON.stringify(['The tag secret-1 is no version']),
        })),
      );
      const { body } = await get();
      const names = body.items.map((it: Backfill) => it.repository);
      return { get, body, names };
    }

    it('shows all of them to administrators who may read them', async () => {
      const { get, names } = await startWith();

      expect(names).toEqual([OPEN, FOLDER, HIDDEN]);
      expect((await get('/b1')).body).toMatchObject({
        error: "'/srv/clones/it' is no repository",
        remarks: ['The tag secret-1 is no version'],
      });
    });

    it('shows readers no folder, no error and no remark', async () => {
      const { get, body, names } = await startWith('delivery.admin');

      expect(names).toEqual([OPEN, HIDDEN]);
      expect(body.items[0]).toEqual({
        id: 'b2',
        repository: OPEN,
        status: 'failed',
        requestedAt: expect.any(String),
        counts: expect.any(Object),
        remarks: [],
      });
      expect((await get('/b0')).body).toEqual(body.items[1]);
      expect((await get('/b1')).status).toBe(404);
    });

    it('shows readers nothing of what the catalog hides from them', async () => {
      const { get, names } = await startWith(
        'delivery.admin',
        'catalog.entity.read',
      );

      expect(names).toEqual([OPEN]);
      expect((await get('/b0')).status).toBe(404);
      expect((await get('/b0')).body.error.message).toBe(
        (await get('/no')).body.error.message.replace("'no'", "'b0'"),
      );
    });
  });

  it.each([
    ['nothing', {}, 400, 'repository'],
    ['what is not known', { repository: '/a', depth: 1 }, 400, 'depth'],
    ['an option', { repository: '--upload-pack=x' }, 400, 'like an option'],
    ['an option of ssh', { repository: 'ssh://-oProxyCommand=x/a' }, 400, '-'],
    ['a helper', { repository: 'ext::sh -c touch% /tmp/x' }, 400, "'ext'"],
    ['an option as a folder', { repository: '-x' }, 400, 'like an option'],
    ['a relative path', { repository: 'a/b' }, 400, 'is a relative path'],
    ['another scheme', { repository: 'git://h/a' }, 400, 'not supported'],
    ['another folder', { repository: '/etc' }, 403, 'outside of the folders'],
    [
      'another repository',
      { repository: 'https://git.acme.test/other/a' },
      403,
      "none of the repositories that may be fetched; they are 'git.acme.test/acme/*'",
    ],
    [
      'another repository, in disguise',
      { repository: 'https://git.acme.test/acme/..%2f..%2fother%2fa' },
      400,
      'does not say what the repository is called',
    ],
    [
      'a remote one without a folder for it',
      { repository: 'https://git.acme.test/acme/a' },
      403,
      'set delivery.backfill.directory',
    ],
    [
      'a password',
      { repository: 'https://ada:hunter2@git.acme.test/acme/a' },
      400,
      'write it without',
    ],
  ])('refuses %s', async (_, body, status, message) => {
    const { post } = await start();

    const answer = await post(body);

    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(message);
    expect(answer.text).not.toContain('hunter2');
  });

  it('refuses what is wrong with a repository that is there', async () => {
    const { post } = await start();
    const at = repository.directory;
    const bad = [
      { repository: `${repository.root}/../etc` },
      { repository: repository.root },
      { repository: `${repository.root}/none` },
      { repository: at, releases: 'branch:' },
      { repository: at, name: '../x' },
      { repository: at, component: 'a b' },
      { repository: at, component: 'a', paths: 'a: b' },
      { repository: at, paths: '- a' },
    ];

    const answers = [];
    for (const body of bad) {
      answers.push(await post(body));
    }

    expect(answers.map(it => it.status)).toEqual([
      403, 400, 404, 400, 400, 400, 400, 400,
    ]);
  });
});
