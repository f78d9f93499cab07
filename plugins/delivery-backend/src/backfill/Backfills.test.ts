import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { TestRepository } from '../git/__testUtils__/TestRepository';
import { EventLog, StoreError } from '../log';
import { BackfillWorld, NOW } from './__testUtils__/BackfillWorld';
import { fill } from './__testUtils__/fill';

jest.setTimeout(60_000);

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-delivery-backend',
  'migrations',
);
const TAGS_STAND =
  'Tags stand for deployments to production: git knows no deployments.';
const ACME = 'git.acme.test/acme/shop';

describeEachDatabase('Backfills', { migrations }, database => {
  let repository: TestRepository;
  let world: BackfillWorld;

  beforeEach(async () => {
    repository = new TestRepository();
    world = new BackfillWorld(await database.create(), repository.root);
  });
  afterEach(() => repository.remove());

  /** Has it read, and tells what came of it. */
  async function read(request: { releases?: string } = {}) {
    const { id } = await world
      .backfills()
      .request({ repository: repository.directory, ...request });
    await world.settle();
    world.pass(1_000);
    return world.backfills().get(id);
  }

  /** One change. */
  function begin(): void {
    repository.git('remote', 'add', 'origin', `https://${ACME}.git`);
    repository.commit();
  }

  it('counts what git log counts, and tells the log once', async () => {
    fill(repository, ACME);

    const first = await read();
    const told = await world.told();
    const second = await read();

    const lines = (...command: string[]) => repository.git(...command);
    expect(first).toMatchObject({
      repository: ACME,
      status: 'succeeded',
      requestedAt: NOW.toISOString(),
      head: lines('rev-parse', 'HEAD'),
      counts: { commits: 7, changes: 5, releases: 2, reverts: 1, assisted: 1 },
    });
    expect(lines('rev-list', '--count', 'HEAD')).toBe('7');
    expect(lines('rev-list', '--count', '--first-parent', 'HEAD')).toBe('5');
    expect(lines('tag').split('\n')).toHaveLength(2);
    expect(first.remarks).toEqual([
      TAGS_STAND,
      'Squash merges, of which the author date stands for the time of the first commit: 2.',
    ]);
    expect(told).toHaveLength(7);
    expect(await world.told()).toEqual(told);
    expect(second.counts).toEqual(first.counts);
  });

  it('keeps what was read before history was rewritten, and says so', async () => {
    begin();
    const { head } = await read();
    repository.commit({ message: 'Instead' }, [
      'commit',
      '--amend',
      '--allow-empty',
    ]);

    const { status, remarks } = await read();

    expect(status).toBe('succeeded');
    expect(remarks[0]).toBe(
      `History was rewritten: the branch no longer has ${head}, which was read before. What was read then stays, so changes that were written anew count twice.`,
    );
    expect(await world.told()).toContain(`git:${ACME} ${head}`);
  });

  it('says that releases of another kind stay', async () => {
    begin();
    await read();

    const { remarks } = await read({ releases: 'branch:main' });

    expect(remarks).toContain(
      "Releases were read as 'tags' before; they stay, and stand for deployments beside those of now.",
    );
    expect((await read({ releases: 'branch:main' })).remarks).toHaveLength(1);
  });

  it('fails where objects are missing, and says how to get them', async () => {
    fill(repository, ACME);
    const lost = repository.git('rev-parse', 'HEAD:services/pay/a.ts');
    rmSync(
      join(
        repository.directory,
        '.git/objects',
        lost.slice(0, 2),
        lost.slice(2),
      ),
    );

    const backfill = await read();

    expect(backfill).toMatchObject({
      status: 'failed',
      finishedAt: NOW.toISOString(),
      error: expect.stringContaining('lacks objects that its history needs'),
    });
  });

  it('is gone on with when the worker has died, and doubles nothing', async () => {
    fill(repository, ACME);
    const { id } = await world
      .backfills()
      .request({ repository: repository.directory });
    const first = await world.claim();
    let parts = 0;
    const dying = world.backfills({
      log: {
        append: async (events, at) => {
          await world.log.append(events.slice(0, 3), at);
          parts += 1;
          throw new StoreError(new Error('the process was killed'));
        },
      },
    });
    await expect(
      dying.work(first, new AbortController().signal),
    ).rejects.toThrow();
    expect(parts).toBe(1);
    expect(await world.told()).toHaveLength(3);
    expect(await world.backfills().get(id)).toMatchObject({
      status: 'running',
    });

    world.pass(31_000);
    await world.settle();
    // Who was taken for dead goes on
    await world.backfills().work(first, new AbortController().signal);

    expect(await world.told()).toHaveLength(7);
    expect(await world.backfills().get(id)).toMatchObject({
      status: 'succeeded',
      counts: { commits: 7, changes: 5, releases: 2 },
    });
  });

  it('gives up what never comes to an end', async () => {
    begin();
    const { id } = await world
      .backfills()
      .request({ repository: repository.directory });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await world.claim();
      world.pass(31_000);
    }
    await world.settle();

    expect(await world.backfills().get(id)).toMatchObject({
      status: 'failed',
      error:
        'It was begun 5 times and did not come to an end; the log of the portal may say why',
    });
    expect(await read()).toMatchObject({ status: 'succeeded' });
  });

  it('ends with its signal, to be gone on with', async () => {
    begin();
    await world.backfills().request({ repository: repository.directory });
    const stop = new AbortController();
    const stopping = world.backfills({
      log: {
        append: async (events, at) => {
          stop.abort();
          return new EventLog({ knex: world.knex }).append(events, at);
        },
      },
    });
    const lease = await world.claim();

    await stopping.work(lease, stop.signal).catch(() => undefined);
    world.pass(31_000);
    await world.settle();

    expect(await world.backfills().list()).toMatchObject([
      { status: 'succeeded' },
    ]);
  });

  it('reads a repository once at a time, and another meanwhile', async () => {
    begin();
    const backfills = world.backfills();
    await backfills.request({ repository: repository.directory });

    await expect(
      backfills.request({ repository: repository.directory }),
    ).rejects.toThrow(`'${ACME}' is being read already`);
    await backfills.request({
      repository: repository.directory,
      name: 'git.acme.test/acme/other',
    });
    await world.settle();
    expect(await backfills.list()).toHaveLength(2);
    await backfills.request({ repository: repository.directory });
  });

  it('fetches what is remote, as far as it is allowed', async () => {
    begin();
    const urls: string[] = [];
    const backfills = world.backfills({
      mirrors: {
        update: async url => {
          urls.push(url);
          return repository.open();
        },
      },
    });

    const { id } = await backfills.request({
      repository: 'https://git.acme.test/acme/shop.git',
    });
    await world.settle(backfills);

    expect(urls).toEqual(['https://git.acme.test/acme/shop.git']);
    expect(await backfills.get(id)).toMatchObject({
      repository: ACME,
      counts: { changes: 1 },
    });
    await expect(
      backfills.request({ repository: 'https://git.acme.test/other/shop' }),
    ).rejects.toThrow(
      "'git.acme.test/other/shop' is none of the repositories that may be fetched; they are 'git.acme.test/acme/*', as delivery.backfill.allow in the app-config says",
    );
  });

  it('reads nothing that was allowed only when it was asked for', async () => {
    begin();
    const { id } = await world
      .backfills()
      .request({ repository: repository.directory });

    await world.settle(
      world.backfills({ settings: { maxBytes: 1, folders: [], remotes: [] } }),
    );

    expect(await world.backfills().get(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('none is configured'),
    });
  });
});
