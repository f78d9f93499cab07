import { join } from 'node:path';
import {
  commitsOf,
  configMap,
  configOf,
  edit,
  emptyRepository,
  filesOf,
  git,
} from './__testUtils__/repositories';
import { desireOf, TestBench } from './__testUtils__/TestBench';
import { createGitDriver } from './createGitDriver';

const folder = 'environments/shop-e1/app';

describe('the driver', () => {
  let bench: TestBench;

  beforeEach(() => {
    bench = new TestBench();
  });

  afterEach(() => bench.close());

  it('commits manifests and a marker', async () => {
    expect(await bench.apply(desireOf('e1'))).toMatchObject({
      kind: 'done',
      externalId: `deploy:${folder}`,
      outputs: {
        repository: 'deploy',
        branch: 'main',
        path: folder,
        commit: git(bench.bare, 'rev-parse', 'main').trim(),
      },
    });
    expect(filesOf(bench.bare)).toEqual({
      'README.md': 'What runs where.\n',
      [`${folder}/manifests.yaml`]:
        '---\napiVersion: v1\ndata:\n  of: shop-e1\nkind: ConfigMap\nmetadata:\n  name: settings\n',
      [`${folder}/.groundwork.json`]: `${JSON.stringify(
        {
          environmentId: 'e1',
          environment: 'shop-e1',
          resource: 'app',
          key: 'e1/app/folder',
          epoch: 1,
          createdAt: '2026-11-21T12:00:00.000Z',
        },
        undefined,
        2,
      )}\n`,
    });
    expect(
      git(bench.bare, 'log', '-1', '--format=%an <%ae> %aI%n%B', 'main').trim(),
    ).toBe(
      'Groundwork <groundwork@acme.test> 2026-11-21T12:00:00+00:00\nApply app of shop-e1\n\nEnvironment: e1',
    );
  });

  it('commits nothing when nothing changes, whatever the lease', async () => {
    await bench.apply(desireOf('e1'));
    const before = commitsOf(bench.bare);
    await bench.apply(desireOf('e1'));
    expect(commitsOf(bench.bare)).toEqual(before);
  });

  it('begins an empty repository', async () => {
    const bare = emptyRepository(bench.directory, 'empty.git');
    const driver = createGitDriver(configOf(bench.directory, bare));
    expect(await bench.apply(desireOf('e1'), driver)).toMatchObject({
      kind: 'done',
    });
    expect(commitsOf(bare)).toHaveLength(1);
  });

  it('refuses a branch that is not there', async () => {
    const [repository] = configOf(bench.directory, bench.bare).repositories;
    const driver = bench.driver({
      repositories: [{ ...repository, branch: 'mian' }],
    });
    expect(await bench.apply(desireOf('e1'), driver)).toMatchObject({
      kind: 'fail',
      error: "repository 'deploy' has no branch 'mian'",
    });
  });

  it('fails when the repository is not there', async () => {
    const driver = createGitDriver(
      configOf(bench.directory, join(bench.directory, 'nowhere.git')),
    );
    expect(await bench.apply(desireOf('e1'), driver)).toMatchObject({
      kind: 'fail',
      error: expect.stringMatching(/does not appear to be a git repository/),
      remediation: expect.stringContaining('environments.drivers.git'),
    });
  });

  it.each([
    '../elsewhere',
    'a/../../b',
    '/etc',
    '.git/hooks',
    'a/.github/workflows',
    '-rf',
    'a//b',
    'a\nb',
    '',
  ])('refuses to write to %j', async path => {
    const before = commitsOf(bench.bare);
    expect(await bench.apply(desireOf('e1', { path }))).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining('is not a path that manifests'),
    });
    expect(commitsOf(bench.bare)).toEqual(before);
  });

  it.each([
    ['above another', 'shop-e1'],
    ['below another', 'shop-e1/app/deeper'],
    ['of another', 'shop-e1/app'],
    ['in which somebody keeps files', 'by-hand'],
    ['that is a file', 'by-hand/service.yaml'],
    ['below a file', 'by-hand/service.yaml/app'],
  ])('refuses a path %s', async (_, path) => {
    edit(bench.bare, {
      'environments/by-hand/service.yaml': 'kind: Service\n',
    });
    await bench.apply(desireOf('e1'));
    const before = filesOf(bench.bare);
    const desired = desireOf('e2', { path });
    expect(await bench.apply(desired)).toMatchObject({ kind: 'fail' });
    await expect(bench.plan(desired)).rejects.toThrow(/environments\//);
    expect(await bench.destroy(desired)).toMatchObject({ kind: 'done' });
    expect(filesOf(bench.bare)).toEqual(before);
  });

  it('refuses to write after somebody with a newer lease', async () => {
    await bench.apply(desireOf('e1'));
    const marker = JSON.parse(
      filesOf(bench.bare)[`${folder}/.groundwork.json`],
    );
    edit(bench.bare, {
      [`${folder}/.groundwork.json`]: JSON.stringify({ ...marker, epoch: 99 }),
    });
    const before = filesOf(bench.bare);
    const changed = desireOf('e1', { manifests: [configMap('other', {})] });
    for (const step of [
      await bench.apply(changed),
      await bench.destroy(changed),
    ]) {
      expect(step).toMatchObject({
        kind: 'fail',
        error: expect.stringContaining('newer lease (99'),
      });
    }
    expect(filesOf(bench.bare)).toEqual(before);
  });

  it('tells what somebody has edited by hand, and puts it right', async () => {
    const desired = desireOf('e1');
    await bench.apply(desired);
    const [applied] = [filesOf(bench.bare)];
    const edited = applied[`${folder}/manifests.yaml`].replace(
      'shop-e1',
      'shop-e9',
    );
    edit(bench.bare, {
      [`${folder}/manifests.yaml`]: `${edited}---\napiVersion: v1\nkind: Secret\nmetadata: {name: extra}\n`,
      [`${folder}/notes.txt`]: 'Do not touch\n',
    });
    expect(await bench.observe(desired)).toMatchObject({
      status: 'ready',
      drift:
        'edited by hand: + notes.txt, ~ ConfigMap settings (v1), + Secret extra (v1)',
    });
    await bench.apply(desired);
    expect(filesOf(bench.bare)).toMatchObject({
      [`${folder}/manifests.yaml`]: applied[`${folder}/manifests.yaml`],
    });
    expect(Object.keys(filesOf(bench.bare))).toEqual(Object.keys(applied));
  });

  it('does not take others’ commits for drift', async () => {
    await bench.apply(desireOf('e1'));
    edit(bench.bare, { 'README.md': 'Changed.\n' });
    await bench.apply(desireOf('e2'));
    expect((await bench.observe(desireOf('e1'))).drift).toBeUndefined();
  });

  it('plans by manifest', async () => {
    const desired = desireOf('e1', {
      manifests: [configMap('a', { x: '1' }), configMap('b', {})],
    });
    expect(await bench.plan(desired)).toMatchObject({
      action: 'create',
      changes: ['+ ConfigMap a (v1)', '+ ConfigMap b (v1)'],
    });
    await bench.apply(desired);
    const state = bench.stateOf(desired);
    const changed = desireOf('e1', {
      manifests: [configMap('a', { x: '2' }), configMap('c', {})],
    });
    expect(await bench.plan(changed, state)).toMatchObject({
      action: 'update',
      changes: [
        '~ ConfigMap a (v1)',
        '- ConfigMap b (v1)',
        '+ ConfigMap c (v1)',
      ],
    });
    expect(await bench.plan(undefined, state)).toMatchObject({
      action: 'destroy',
      changes: ['- ConfigMap a (v1)', '- ConfigMap b (v1)'],
    });
  });

  it('moves to another path, and leaves nothing behind', async () => {
    await bench.apply(desireOf('e1'));
    const moved = desireOf('e1', { path: 'elsewhere/app' });
    expect((await bench.plan(moved, bench.stateOf(moved))).action).toBe(
      'replace',
    );
    expect(await bench.apply(moved)).toMatchObject({ kind: 'done' });
    expect(Object.keys(filesOf(bench.bare))).toEqual([
      'README.md',
      'environments/elsewhere/app/.groundwork.json',
      'environments/elsewhere/app/manifests.yaml',
    ]);
  });

  it('does not commit secrets', async () => {
    const manifests = [
      configMap('a', { password: { $secret: 's1' } as never }),
    ];
    expect(await bench.apply(desireOf('e1', { manifests }))).toMatchObject({
      kind: 'fail',
      error: expect.stringMatching(/^manifests\[0\]\.data\.password: a secret/),
    });
  });

  it('lists a folder whose marker cannot be read, and refuses to remove it', async () => {
    const desired = desireOf('e1');
    await bench.apply(desired);
    edit(bench.bare, { [`${folder}/.groundwork.json`]: '{' });
    const found = [];
    const { observeContext } = bench.contextOf(desired, 0);
    for await (const object of bench.driver().inventory(observeContext)) {
      found.push(object);
    }
    expect(found).toEqual([
      {
        externalId: `deploy:${folder}`,
        description: `Manifests in deploy:${folder}`,
      },
    ]);
    expect(await bench.destroy(desired)).toMatchObject({ kind: 'fail' });
  });

  it('does not take an unreadable repository for an empty one', async () => {
    const driver = createGitDriver(
      configOf(bench.directory, join(bench.directory, 'nowhere.git')),
    );
    const { observeContext } = bench.contextOf(desireOf('e1'), 0);
    const list = async () => {
      for await (const object of driver.inventory(observeContext)) {
        throw new Error(`There is ${object.externalId}`);
      }
    };
    await expect(list()).rejects.toThrow(
      /does not appear to be a git repository/,
    );
    await expect(bench.observe(desireOf('e1'), driver)).resolves.toEqual({
      status: 'absent',
    });
  });
});
