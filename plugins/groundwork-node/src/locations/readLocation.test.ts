import { Readable } from 'node:stream';
import { UrlReaderServiceReadUrlResponse } from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { readLocation, ReadLocationOptions } from './readLocation';

describe('readLocation', () => {
  const directory = createMockDirectory();

  const read = (
    target: string,
    options: Partial<ReadLocationOptions> & { type?: 'file' | 'url' } = {},
  ) =>
    readLocation(
      { type: options.type ?? 'file', target },
      {
        urlReader: {
          readUrl: async () => {
            throw new Error('nobody asks for a URL');
          },
        },
        maxBytes: 10,
        maxFiles: 2,
        ...options,
      },
    );

  const answering = (
    response: UrlReaderServiceReadUrlResponse,
  ): Partial<ReadLocationOptions> & { type: 'url' } => ({
    type: 'url',
    urlReader: { readUrl: async () => response },
  });

  beforeEach(() => directory.clear());

  it('reads a file, whatever it is called', async () => {
    directory.addContent({ recipe: 'a: 1' });
    expect(await read(directory.resolve('recipe'))).toEqual({
      ok: true,
      texts: [{ place: directory.resolve('recipe'), text: 'a: 1' }],
    });
  });

  it('reads the YAML files of a folder, in order', async () => {
    directory.addContent({
      folder: {
        'b.yml': 'b',
        'a.yaml': 'a',
        'c.json': 'c',
        d: { 'e.yaml': '' },
      },
    });
    const place = (name: string) => directory.resolve('folder', name);
    expect(await read(directory.resolve('folder'))).toEqual({
      ok: true,
      texts: [
        { place: place('a.yaml'), text: 'a' },
        { place: place('b.yml'), text: 'b' },
      ],
    });
  });

  it('has nothing where one file of a folder is too large', async () => {
    directory.addContent({ 'a.yaml': 'a', 'b.yaml': 'x'.repeat(11) });
    expect(await read(directory.path)).toEqual({
      ok: false,
      message: `${directory.resolve(
        'b.yaml',
      )} has 11 bytes; definitions have up to 10`,
    });
  });

  it('has nothing where a folder has too many files', async () => {
    directory.addContent({ 'a.yaml': '', 'b.yaml': '', 'c.yaml': '' });
    expect(await read(directory.path)).toEqual({
      ok: false,
      message: 'the folder has 3 YAML files; up to 2 are read',
    });
  });

  it('says that there is nothing', async () => {
    expect(await read(directory.resolve('missing'))).toMatchObject({
      ok: false,
      message: expect.stringContaining('ENOENT'),
    });
  });

  it('reads what a URL answers, in one piece or in several', async () => {
    const buffer = async () => Buffer.from('a: ä');
    const place = 'https://acme.test/a.yaml';
    const expected = { ok: true, texts: [{ place, text: 'a: ä' }] };
    expect(await read(place, answering({ buffer }))).toEqual(expected);
    const bytes = await buffer();
    const stream = () =>
      Readable.from([bytes.subarray(0, 4), bytes.subarray(4)]);
    expect(await read(place, answering({ buffer, stream }))).toEqual(expected);
  });

  it('stops reading what is too long', async () => {
    let pieces = 0;
    async function* endless() {
      for (;;) {
        pieces += 1;
        yield Buffer.from('x'.repeat(4));
      }
    }
    const stream = () => Readable.from(endless());
    expect(
      await read(
        'https://acme.test/long',
        answering({ buffer: async () => Buffer.alloc(0), stream }),
      ),
    ).toEqual({
      ok: false,
      message: 'https://acme.test/long has 12 bytes; definitions have up to 10',
    });
    expect(pieces).toBeLessThan(100);
  });

  it('waits no longer than it may, also for a reader that ignores its signal', async () => {
    expect(
      await read('https://acme.test/silent', {
        type: 'url',
        timeoutMs: 10,
        urlReader: { readUrl: () => new Promise(() => {}) },
      }),
    ).toEqual({ ok: false, message: 'no answer within 10 ms' });
  });
});
