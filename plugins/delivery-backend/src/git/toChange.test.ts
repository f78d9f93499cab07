import { collect, hour, TestRepository } from './__testUtils__/TestRepository';
import { parseComponentMap, componentsOf } from './components';
import { readHistory } from './readHistory';
import { attributionOf, toChange } from './toChange';

jest.setTimeout(60_000);

describe('toChange', () => {
  let repository: TestRepository;

  beforeEach(() => {
    repository = new TestRepository();
  });
  afterEach(() => repository.remove());

  const read = async () => {
    const history = await readHistory(await repository.open(), {
      signal: new AbortController().signal,
    });
    return history.status === 'read' ? collect(history.changes) : [];
  };

  const map = parseComponentMap('api: api\nweb: web', 'components.yaml');
  const context = {
    repository: 'acme/shop',
    componentsOf: (paths: readonly string[]) =>
      componentsOf(map, paths).components,
  };
  const changes = async () => (await read()).map(it => toChange(it, context));

  it('tells of a merge what its commits tell', async () => {
    repository.commit({ files: { 'api/old': '1\n2\n3\n4\n' } });
    repository.checkout('claude/move', 'main');
    const first = repository.commit({
      authoredAt: 0.25,
      files: { 'web/new': '1\n2\n' },
      message: 'One\n\nCo-Authored-By: Claude <noreply@anthropic.com>',
    });
    repository.git('mv', 'api/old', 'moved');
    const second = repository.commit({ authoredAt: 1.5 });
    repository.checkout('main');
    const merge = repository.merge(['claude/move'], {
      message: 'Merge pull request #4 from acme/claude/move\n\nMove it',
    });

    const [, change] = await read();
    expect(toChange(change, context)).toEqual({
      id: `acme/shop@${merge}`,
      repository: 'acme/shop',
      number: 4,
      title: 'Move it',
      firstCommitAt: hour(0.25),
      mergedAt: hour(4),
      mergeSha: merge,
      commits: [first, second, merge],
      size: { added: 2, removed: 0, files: 2 },
      isBot: false,
      cohort: 'assisted',
      components: ['api', 'web'],
    });
    expect(attributionOf(change)).toMatchObject({
      tool: 'claude-code',
      evidence: [
        { place: 'trailer' },
        { place: 'branch', text: 'claude/move' },
      ],
    });
  });

  // DevLake #5909: what is squashed has no first commit of its own.
  it('knows the first commit of a squash merge only as that of the squashed one', async () => {
    repository.commit({ message: 'Add (#1)', authoredAt: 0.5, committedAt: 3 });
    expect(await changes()).toMatchObject([
      {
        number: 1,
        firstCommitAt: hour(0.5),
        firstCommitIsApproximate: true,
        mergedAt: hour(3),
        cohort: 'undeclared',
        components: [],
        size: { added: 0, removed: 0, files: 0 },
      },
    ]);
    repository.commit({ message: 'Push', authoredAt: 2 });
    const [, pushed] = await changes();
    expect(pushed).toMatchObject({ firstCommitAt: hour(2) });
    expect(pushed.firstCommitIsApproximate).toBeUndefined();
  });

  it('does not take who merges for who has written', async () => {
    repository.commit();
    repository.checkout('x', 'main');
    repository.commit();
    repository.checkout('main');
    repository.merge(['x'], { author: 'bot@renovateapp.com' });
    repository.commit({ author: 'bot@renovateapp.com' });
    expect(await changes()).toMatchObject([
      { isBot: false },
      { isBot: false },
      { isBot: true },
    ]);
  });

  it('takes a change for human only if notes say so of every line', async () => {
    const note = (lines: string) =>
      `api/a\n  h_1 ${lines}\n---\n{"schema_version":"authorship/3.0.0"}`;
    repository.commit({ files: { 'api/a': '1\n2\n' } });
    repository.git('notes', '--ref=ai', 'add', '-m', note('1-2'));
    repository.commit({ files: { 'api/a': '1\n2\n3\n4\n' } });
    repository.git('notes', '--ref=ai', 'add', '-m', note('3'));
    expect(await changes()).toMatchObject([
      { cohort: 'human' },
      { cohort: 'undeclared' },
    ]);
  });
});
