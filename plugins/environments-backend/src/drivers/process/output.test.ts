import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { lastLines, readLines } from './output';

describe('readLines', () => {
  const directory = createMockDirectory();
  let folder: string;
  let count = 0;

  const fresh = () => {
    count += 1;
    folder = join(directory.path, `${count}`);
    mkdirSync(folder);
  };

  const write = (position: number, text: string) =>
    writeFileSync(join(folder, `${position}`.padStart(16, '0')), text);

  beforeEach(fresh);

  it('gives nothing where nothing was printed', async () => {
    expect(await readLines(join(folder, 'no'), { limit: 5 })).toEqual({
      lines: [],
      position: 0,
    });
  });

  it('gives the last lines, and goes on from there', async () => {
    write(0, 'one\ntwo\r\nthr');
    const first = await readLines(folder, { limit: 1 });
    expect(first).toEqual({ lines: ['two'], position: 9 });
    write(12, 'ee\nfour\n');
    expect(
      await readLines(folder, { limit: 9, after: first.position }),
    ).toEqual({ lines: ['three', 'four'], position: 20 });
  });

  it('takes the rest for a line once nothing more comes', async () => {
    write(0, 'one\nFATAL: no database');
    const hasEnded = true;
    const all = { lines: ['one', 'FATAL: no database'], position: 22 };
    expect(await readLines(folder, { limit: 9, hasEnded })).toEqual(all);
    expect(await readLines(folder, { after: 0, limit: 9, hasEnded })).toEqual(
      all,
    );
    // One after the other.
    expect(await readLines(folder, { after: 0, limit: 1, hasEnded })).toEqual({
      lines: ['one'],
      position: 4,
    });
    expect(await readLines(folder, { after: 22, limit: 9, hasEnded })).toEqual({
      lines: [],
      position: 22,
    });
    expect(await lastLines(folder, 1)).toEqual(['FATAL: no database']);
  });

  it('goes on with whole lines when what came before was removed', async () => {
    write(100, 'e\nfive\nsix\n');
    const five = { lines: ['five'], position: 107 };
    expect(await readLines(folder, { limit: 1, after: 7 })).toEqual(five);
    expect(await readLines(folder, { limit: 1, after: 102 })).toEqual(five);
    expect((await readLines(folder, { limit: 9 })).lines).toEqual([
      'five',
      'six',
    ]);
  });

  describe('of a line that is too long', () => {
    const LONG = 'x'.repeat(64 * 1024);
    const CUT = `${LONG} … (the line is cut at 64 KiB)`;

    it('gives its beginning, and says so', async () => {
      write(0, `one\n${LONG}secret\ntwo\n`);
      const all = { lines: ['one', CUT, 'two'], position: 4 + 65_536 + 11 };
      expect(await readLines(folder, { limit: 9 })).toEqual(all);
      expect(await readLines(folder, { limit: 9, after: 0 })).toEqual(all);
    });

    it('leaves its rest out, however it comes', async () => {
      write(0, `${LONG}sec`);
      const first = await readLines(folder, { after: 0, limit: 9 });
      expect(first.lines).toEqual([CUT]);
      write(LONG.length + 3, `ret${LONG}`);
      const more = { after: first.position, limit: 9 };
      const second = await readLines(folder, more);
      expect(second.lines).toEqual([]);
      expect(
        (await readLines(folder, { ...more, hasEnded: true })).lines,
      ).toEqual([]);
      write(second.position, 'secret\ntwo\n');
      expect(
        (await readLines(folder, { after: second.position, limit: 9 })).lines,
      ).toEqual(['two']);
      expect((await readLines(folder, more)).lines).toEqual(['two']);
    });

    it('leaves out what more than is read at once leaves of it', async () => {
      write(0, `${'x'.repeat(3 * 1024 * 1024)}secret\ntwo\n`);
      expect(await lastLines(folder, 9)).toEqual(['two']);
      const read: string[] = [];
      for (let after = 0; ; ) {
        const { lines, position } = await readLines(folder, {
          after,
          limit: 9,
        });
        read.push(...lines);
        if (position === after) {
          break;
        }
        after = position;
      }
      expect(read).toEqual([CUT, 'two']);
    });
  });

  it('finds the last lines while the oldest are removed', async () => {
    const line = `${'x'.repeat(99)}\n`;
    const pathOf = (position: number) =>
      join(folder, `${position}`.padStart(16, '0'));
    let position = 0;
    // As a keeper does for what prints without end.
    const rotate = () => {
      write(position, line.repeat(10));
      position += 1_000;
      if (position >= 3_000) {
        rmSync(pathOf(position - 3_000));
      }
    };
    rotate();
    rotate();
    const rotating = setInterval(rotate, 2);
    try {
      for (let i = 0; i < 300; i += 1) {
        const { lines } = await readLines(folder, { limit: 5 });
        expect(lines).toEqual(Array(5).fill('x'.repeat(99)));
      }
    } finally {
      clearInterval(rotating);
    }
  });

  it('gives all of it in any portions, from any segments', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'ö', '\n'),
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        async (segments, limit) => {
          fresh();
          let position = 0;
          for (const segment of segments) {
            write(position, segment);
            position += Buffer.byteLength(segment);
          }
          const read: string[] = [];
          for (let after = 0; ; ) {
            const part = await readLines(folder, { after, limit });
            if (part.lines.length === 0) {
              break;
            }
            read.push(...part.lines);
            after = part.position;
          }
          // What is not ended by a line feed is not a line yet.
          expect(read).toEqual(segments.join('').split('\n').slice(0, -1));
        },
      ),
      { numRuns: 50 },
    );
  });
});
