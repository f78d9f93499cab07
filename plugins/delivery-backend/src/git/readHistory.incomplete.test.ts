import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { collect, TestRepository } from './__testUtils__/TestRepository';
import { readHistory } from './readHistory';
import { GitChange } from './types';

jest.setTimeout(60_000);

describe('readHistory, of what is not whole,', () => {
  const signal = new AbortController().signal;
  let repository: TestRepository;

  beforeEach(() => {
    repository = new TestRepository();
  });
  afterEach(() => repository.remove());

  const read = async (
    request: { branch?: string; since?: string } = {},
    directory?: string,
  ) => readHistory(await repository.open(directory), { ...request, signal });

  const changes = async (
    request: { branch?: string; since?: string } = {},
    directory?: string,
  ): Promise<GitChange[]> => {
    const history = await read(request, directory);
    if (history.status !== 'read') {
      throw new Error(`the history is ${history.status}`);
    }
    return collect(history.changes);
  };

  it('notices that history was rewritten', async () => {
    repository.commit();
    const since = repository.commit({ message: 'before' });
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    const head = repository.commit({ message: 'after' });

    const rewritten = { status: 'rewritten', head, since };
    expect(await read({ since })).toEqual(rewritten);
    const thrownAway = '1234567890'.repeat(4);
    expect(await read({ since: thrownAway })).toEqual({
      ...rewritten,
      since: thrownAway,
    });
  });

  it('refuses to go on from what is no id', async () => {
    repository.commit();
    await expect(read({ since: '--output=x' })).rejects.toThrow(
      "'--output=x' is no id of a commit to go on from; it must have 40 or 64 hexadecimal digits",
    );
  });

  it('tells that there is nothing yet', async () => {
    expect(await read()).toEqual({ status: 'empty' });
    expect(await read({ branch: 'main' })).toEqual({ status: 'empty' });
  });

  it('tells where a HEAD is at nothing', async () => {
    repository.commit();
    repository.git('symbolic-ref', 'HEAD', 'refs/heads/gone');
    await expect(read()).rejects.toThrow(
      'has a HEAD at no commit; it has refs/heads/main',
    );
  });

  it('takes nothing of the end of a shallow clone for new', async () => {
    const hidden = repository.commit({ files: { a: '1\n' } });
    const end = repository.commit({ files: { b: '1\n' } });
    repository.commit({ files: { c: '1\n' } });
    repository.git(
      'clone',
      '-q',
      '--depth=2',
      `file://${repository.directory}`,
      '../shallow',
    );
    const shallow = join(repository.root, 'shallow');

    expect(await read({}, shallow)).toMatchObject({ isShallow: true });
    const [first, second] = await changes({}, shallow);
    expect(first).toMatchObject({ commit: { sha: end }, isCut: true });
    expect(first.files).toBeUndefined();
    expect(second).toMatchObject({ files: [{ path: 'c' }], isCut: false });
    await expect(read({ since: hidden }, shallow)).rejects.toThrow(
      `the clone in '${shallow}' is shallow and cannot tell what comes after ${hidden}; complete it with 'git fetch --unshallow'`,
    );
  });

  it('says that objects are missing', async () => {
    repository.commit({ files: { a: '1\n' } });
    const blob = repository.git('rev-parse', 'HEAD:a');
    rmSync(
      join(
        repository.directory,
        '.git/objects',
        blob.slice(0, 2),
        blob.slice(2),
      ),
    );
    await expect(changes()).rejects.toMatchObject({
      name: 'GitError',
      failure: 'missingObjects',
      message: expect.stringMatching(/lacks objects .*git fetch --refetch/s),
    });
  });

  it('says so of a clone without files, and fetches none', async () => {
    repository.commit({ files: { a: '1\n' } });
    repository.commit({ files: { a: '2\n' } });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.git(
      'clone',
      '-q',
      '--bare',
      '--filter=blob:none',
      `file://${repository.directory}`,
      '../partial',
    );
    await expect(
      changes({}, join(repository.root, 'partial')),
    ).rejects.toMatchObject({ failure: 'missingObjects' });
  });
});
