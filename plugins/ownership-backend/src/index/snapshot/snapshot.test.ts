import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { encodeProjection } from '../../domain/projection';
import { component, hosts, REF } from '../../store/__testUtils__/builders';
import { IndexState } from '../IndexState';
import { readSnapshot } from './readSnapshot';
import { writeSnapshot } from './writeSnapshot';

const NOW = new Date('2026-03-01T00:00:00.000Z');

function stateOf(names: string[]): IndexState {
  const state = new IndexState({ storeId: 'a-store', revision: 12 });
  for (const name of names) {
    const { projection } = component(name, ['team'], `Title of ${name}`);
    state.applyEntity({
      entityRef: REF(name),
      text: encodeProjection(projection),
    });
    state.applySet(hosts('catalog', name, [`${name}.test`, 'shared.test']));
  }
  return state;
}

const sets = (state: IndexState) => [...state.identifiers.allSets()];

describe('a snapshot', () => {
  const directory = createMockDirectory();
  const file = directory.resolve('data/ownership/snapshot.gz');

  it('gives back all that was written', async () => {
    const state = stateOf(['orders', 'web']);
    const detailed = hosts('feed:dns', 'only-in-feed', ['x.test', 'y.test']);
    Object.assign(detailed.identifiers[1], {
      confidence: 0.1234,
      link: 'https://dns.test/ü',
      observedAt: new Date('2026-02-01T10:11:00.000Z'),
    });
    state.applySet(detailed);
    state.applySource({
      source: 'feed:dns',
      state: {
        source: 'feed:dns',
        attemptedAt: NOW,
        succeededAt: NOW,
        error: undefined,
        shrunkAt: undefined,
        problems: [{ where: 'line 1', message: 'is empty' }],
        problemCount: 1,
        identifiers: 2,
      },
    });
    const feedback = {
      id: 'f1',
      identifier: { kind: 'host' as const, key: 'x.test' },
      verdict: 'correct' as const,
      entityRef: REF('orders'),
      correctRef: REF('web'),
      createdBy: 'user:default/ada',
      createdAt: NOW,
    };
    state.applyFeedback(feedback);

    await writeSnapshot(file, state, NOW);
    const { state: read, writtenAt } = await readSnapshot(file);

    expect(writtenAt).toEqual(NOW);
    expect(read.mark).toEqual({ storeId: 'a-store', revision: 12 });
    expect([...read.entities.all()]).toEqual([...state.entities.all()]);
    expect(read.hasEntity(REF('only-in-feed'))).toBe(false);
    expect(sets(read)).toEqual(sets(state));
    expect(read.find('host', 'shared.test')).toHaveLength(2);
    expect([...read.sources.values()]).toEqual([...state.sources.values()]);
    expect([...read.feedback.all()]).toEqual([feedback]);
    expect(readdirSync(directory.resolve('data/ownership'))).toEqual([
      'snapshot.gz',
    ]);
  });

  it('keeps text of any language', async () => {
    const state = new IndexState({ storeId: 'a-store', revision: 1 });
    const { projection } = component('bücher', [], '書籍 "\n" 📚');
    state.applyEntity({
      entityRef: REF('bücher'),
      text: encodeProjection(projection),
    });
    state.applySet(hosts('catalog', 'bücher', ['日本.test']));

    await writeSnapshot(file, state, NOW);
    const { state: read } = await readSnapshot(file);

    expect(read.entities.get(REF('bücher'))?.title).toBe('書籍 "\n" 📚');
    expect(read.find('host', '日本.test')).toHaveLength(1);
    expect(gunzipSync(readFileSync(file)).every(byte => byte < 128)).toBe(true);
  });

  it('may be larger than the parts in which it is read', async () => {
    const names = Array.from({ length: 6_000 }, (_, index) => `name-${index}`);
    const state = stateOf(names);

    await writeSnapshot(file, state, NOW);
    const { state: read } = await readSnapshot(file);

    expect(gunzipSync(readFileSync(file)).length).toBeGreaterThan(2 ** 20);
    expect(read.entities.size).toBe(6_000);
    expect(sets(read)).toEqual(sets(state));
    expect(read.entities.get(REF('name-5999'))?.title).toBe(
      'Title of name-5999',
    );
  });

  it('may be of a state that changes while it is written', async () => {
    const state = stateOf(
      Array.from({ length: 3_000 }, (_, index) => `name-${index}`),
    );

    const writing = writeSnapshot(file, state, NOW);
    state.applyEntity({ entityRef: REF('later'), text: '{}' });
    state.applySet(hosts('catalog', 'later', ['later.test']));
    state.applySet(hosts('catalog', 'name-2999', []));
    await writing;
    const { state: read } = await readSnapshot(file);

    expect(read.find('host', 'name-0.test')).toHaveLength(1);
    expect(read.mark).toEqual(state.mark);
  });

  it.each([
    ['is cut off', (data: Buffer) => data.subarray(0, data.length - 40)],
    ['is something else', () => Buffer.from('hello')],
    [
      'lacks its end',
      (data: Buffer) => gzipSync(`${gunzipSync(data)}`.replace('"end"\n', '')),
    ],
    [
      'ends within a line',
      (data: Buffer) => gzipSync(`${gunzipSync(data)}`.slice(0, -3)),
    ],
    [
      'has another format',
      (data: Buffer) =>
        gzipSync(`${gunzipSync(data)}`.replace('"format":1', '"format":99')),
    ],
    ['is empty', () => gzipSync('')],
  ])('that %s is refused', async (_, spoil) => {
    await writeSnapshot(file, stateOf(['orders']), NOW);
    writeFileSync(file, spoil(readFileSync(file)));

    await expect(readSnapshot(file)).rejects.toThrow(
      `Cannot read the snapshot ${file}`,
    );
  });

  it('that is not there is said not to be', async () => {
    await expect(readSnapshot(directory.resolve('none'))).rejects.toMatchObject(
      { cause: { code: 'ENOENT' } },
    );
  });

  it('stays as it was when the next cannot be written', async () => {
    await writeSnapshot(file, stateOf(['orders']), NOW);
    const broken = stateOf(['web']);
    Object.defineProperty(broken, 'sources', {
      get: () => {
        throw new Error('no sources');
      },
    });

    await expect(writeSnapshot(file, broken, NOW)).rejects.toThrow(
      'no sources',
    );

    expect((await readSnapshot(file)).state.hasEntity(REF('orders'))).toBe(
      true,
    );
    expect(readdirSync(directory.resolve('data/ownership'))).toEqual([
      'snapshot.gz',
    ]);
  });
});
