import { gzipSync } from 'node:zlib';
import { failureOf, inChunks, read } from './__testUtils__/read';
import { readTestResults } from './readTestResults';

const junit = { format: 'junit' } as const;
const FIRST = '<testsuite name="s">\n<testcase name="first"/>\n';

/** A source without an end, that tells when it is closed. */
function endless(chunk: Uint8Array) {
  const state = { isClosed: false };
  async function* generate() {
    try {
      for (;;) {
        yield chunk;
      }
    } finally {
      state.isClosed = true;
    }
  }
  return { source: generate(), state };
}

async function* breaking(bytes: Uint8Array) {
  yield bytes;
  throw new Error('connection reset');
}

describe('readTestResults', () => {
  it.each([
    ['plain', Buffer.from(FIRST)],
    ['gzip', gzipSync(FIRST)],
  ])('closes its source when no more is taken: %s', async (_, chunk) => {
    const { source, state } = endless(chunk);
    for await (const { name } of readTestResults(source, junit)) {
      expect(name).toBe('first');
      break;
    }
    // Streams of Node close what they read from a little later
    await new Promise(resolve => setImmediate(resolve));
    expect(state.isClosed).toBe(true);
  });

  it.each([
    ['no gzip', FIRST, { ...junit, gzip: true }],
    ['no XML', '{}', junit],
    ['no encoding', '<?xml version="1.0" encoding="klingon"?>', junit],
    ['too large', FIRST, { ...junit, limits: { junitBytes: 100 } }],
    ['too large as a whole', '[', { format: 'ctrf', limits: { ctrfBytes: 9 } }],
  ] as const)(
    'closes its source when it refuses it: %s',
    async (_, text, request) => {
      const { source, state } = endless(Buffer.from(text));
      const { error } = await read(source, request);
      expect(error).toBeInstanceOf(Error);
      expect(state.isClosed).toBe(true);
    },
  );

  it.each([
    ['plain', Buffer.from(FIRST)],
    ['gzip', gzipSync(FIRST).subarray(0, 20)],
  ])('passes on what its source throws: %s', async (_, bytes) => {
    const { message, isComplete } = await failureOf(breaking(bytes), junit);
    expect(message).toBe('connection reset');
    expect(isComplete).toBe(false);
  });
});

describe('readTestResults of gzip', () => {
  const document = `${FIRST}</testsuite>`;

  it('inflates what begins like gzip, whether it is said or not', async () => {
    for (const gzip of [true, false, undefined]) {
      const { results, summary } = await read(inChunks(gzipSync(document), 1), {
        ...junit,
        gzip,
      });
      expect(results.map(({ name }) => name)).toEqual(['first']);
      expect(summary.bytes).toBe(document.length);
    }
  });

  it('refuses what is said to be gzip and is not', async () => {
    const { message } = await failureOf(document, { ...junit, gzip: true });
    expect(message).toContain('said to be gzip, but does not begin like it');
  });

  it('refuses gzip that is cut short or damaged', async () => {
    const bytes = gzipSync(document);
    const damaged = Buffer.from(bytes);
    damaged[bytes.length - 6] ^= 0xff;
    for (const it of [bytes.subarray(0, -9), damaged]) {
      const { message } = await failureOf(it, junit);
      expect(message).toContain('its gzip is damaged or cut short');
    }
  });

  it.each(['junit', 'ctrf'] as const)(
    'ends a bomb at the limit: %s',
    async format => {
      const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
      expect(bomb.length).toBeLessThan(50_000);
      const { error, summary } = await read(bomb, {
        format,
        limits: { junitBytes: 1_000_000, ctrfBytes: 1_000_000 },
      });
      expect(error).toMatchObject({
        failure: 'tooLarge',
        message: expect.stringContaining('more than the 1000000 bytes'),
      });
      expect(summary.bytes).toBeLessThanOrEqual(1_000_000);
    },
  );

  it('ends a stream that inflates to nothing without an end', async () => {
    const nothing = gzipSync('');
    async function* generate() {
      for (;;) {
        yield nothing;
      }
    }
    const { message } = await failureOf(generate(), {
      ...junit,
      limits: { junitBytes: 10_000 },
    });
    expect(message).toContain('more than the 10000 bytes');
  });
});
