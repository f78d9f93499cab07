import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestContext } from '@groundwork/backstage-plugin-environments-node/testing';
import { commitsOf, edit, filesOf, git } from './__testUtils__/repositories';
import { desireOf, TestBench } from './__testUtils__/TestBench';

describe('many writers', () => {
  let bench: TestBench;

  beforeEach(() => {
    bench = new TestBench();
  });

  afterEach(() => bench.close());

  /** A person whose push is refused pulls and tries again. */
  async function editUntilPushed(files: Record<string, string>) {
    for (;;) {
      try {
        return edit(bench.bare, files);
      } catch {
        await sleep(20);
      }
    }
  }

  /** Applies while somebody else pushes just before each of our first pushes. */
  async function applyWhile(others: Array<() => void>) {
    const desired = desireOf('e1');
    let saved = 0;
    const test = createTestContext({
      ledger: bench.ledger,
      environmentId: 'e1',
      resource: 'app',
      onBoundary: ({ write, when }) => {
        if (write === 'save' && when === 'after') {
          saved += 1;
          others.shift()?.();
        }
      },
    });
    const step = await bench.driver().apply(test.context, { desired });
    return { step, saved };
  }

  it('reads anew when somebody has pushed in between', async () => {
    const { step, saved } = await applyWhile([
      () => {
        edit(bench.bare, { one: '1' });
      },
      () => {
        edit(bench.bare, { two: '2' });
      },
    ]);
    expect(step).toMatchObject({ kind: 'done' });
    expect(saved).toBe(3);
    expect(Object.keys(filesOf(bench.bare))).toEqual([
      'README.md',
      'environments/shop-e1/app/.groundwork.json',
      'environments/shop-e1/app/manifests.yaml',
      'one',
      'two',
    ]);
    expect(commitsOf(bench.bare)).toHaveLength(4);
  });

  it('yields to a newer lease that has pushed in between', async () => {
    const marker = {
      environmentId: 'e1',
      environment: 'shop-e1',
      resource: 'app',
      key: 'e1/app/folder',
      epoch: 99,
      createdAt: '2026-11-21T12:00:00.000Z',
    };
    const newer = {
      'environments/shop-e1/app/.groundwork.json': JSON.stringify(marker),
      'environments/shop-e1/app/manifests.yaml': 'newer\n',
    };
    const { step } = await applyWhile([
      () => {
        edit(bench.bare, newer);
      },
    ]);
    expect(step).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining('newer lease (99'),
    });
    expect(filesOf(bench.bare)).toMatchObject(newer);
  });

  it('lets no push arrive that was interrupted', async () => {
    const desired = desireOf('e1');
    await bench.apply(desireOf('e0'));
    const head = git(bench.bare, 'rev-parse', 'main').trim();
    // As a worker leaves it that was killed with a push on its way.
    const place = { repository: 'deploy', path: 'environments/shop-e1/app' };
    const pushing = { deploy: head };
    const scope = { environmentId: 'e1', resource: 'app' };
    bench.ledger.setState(scope, { ...place, written: true, pushing });
    expect(await bench.destroy(desired)).toEqual({ kind: 'done', state: {} });
    const late = join(bench.directory, 'late');
    git(bench.directory, 'clone', '--quiet', bench.bare, late);
    git(late, 'checkout', '--quiet', '-B', 'main', head);
    git(late, 'commit', '--quiet', '--allow-empty', '-m', 'Late');
    const push = () =>
      git(late, 'push', `--force-with-lease=main:${head}`, 'origin', 'main');
    expect(push).toThrow(/stale info/);
    expect(Object.keys(filesOf(bench.bare))).toEqual([
      'README.md',
      'environments/shop-e0/app/.groundwork.json',
      'environments/shop-e0/app/manifests.yaml',
    ]);
    // Where the branch has moved on since, nothing has to be done.
    const before = commitsOf(bench.bare);
    bench.ledger.setState(scope, { ...place, written: true, pushing });
    expect(await bench.destroy(desired)).toEqual({ kind: 'done', state: {} });
    expect(commitsOf(bench.bare)).toEqual(before);
  });

  it('gives way after many conflicts', async () => {
    const others = Array.from({ length: 20 }, (_, index) => () => {
      edit(bench.bare, { busy: String(index) });
    });
    expect((await applyWhile(others)).step).toMatchObject({
      kind: 'retry',
      class: 'transient',
      error: "repository 'deploy': others were faster 20 times",
    });
  });

  it('loses no commit of ten environments at once on five replicas', async () => {
    const replicas = ['one', 'two', 'three', 'four', 'five'].map(name =>
      bench.driver({}, join(bench.directory, name)),
    );
    const replicaOf = (index: number) => replicas[index % replicas.length];
    const ids = Array.from({ length: 10 }, (_, index) => `e${index}`);
    await bench.apply(desireOf('before'));
    const people = (async () => {
      for (const version of ['1', '2', '3']) {
        await sleep(50);
        await editUntilPushed({ [`by-hand-${version}`]: version });
      }
    })();
    const steps = await Promise.all(
      ids.map(async (id, index) => {
        let step = await bench.apply(desireOf(id), replicaOf(index));
        while (step.kind === 'retry') {
          step = await bench.apply(desireOf(id), replicaOf(index));
        }
        return step.kind;
      }),
    );
    await people;
    expect(steps).toEqual(ids.map(() => 'done'));
    const files = filesOf(bench.bare);
    for (const id of ids) {
      const text = files[`environments/shop-${id}/app/manifests.yaml`];
      expect(text).toContain(`of: shop-${id}\n`);
    }
    // One commit for each environment and each edit, and the two before.
    expect(commitsOf(bench.bare)).toHaveLength(15);
    await Promise.all(
      ids.map((id, index) => bench.destroy(desireOf(id), replicaOf(index))),
    );
    expect(Object.keys(filesOf(bench.bare))).toEqual([
      'README.md',
      'by-hand-1',
      'by-hand-2',
      'by-hand-3',
      'environments/shop-before/app/.groundwork.json',
      'environments/shop-before/app/manifests.yaml',
    ]);
  });
});
