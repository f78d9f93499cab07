import { read } from './__testUtils__/read';

const ctrf = (document: unknown, limits = {}) =>
  read(typeof document === 'string' ? document : JSON.stringify(document), {
    format: 'ctrf',
    limits,
  });

/** @see https://ctrf.io/docs/specification/root */
function report(tests: unknown[]) {
  return {
    reportFormat: 'CTRF',
    specVersion: '1.0.0',
    results: {
      tool: { name: 'playwright' },
      summary: { tests: tests.length, start: 1, stop: 2 },
      tests,
    },
  };
}

const test = (fields: object) => ({
  name: 'x',
  status: 'passed',
  duration: 1,
  ...fields,
});

describe('readCtrf', () => {
  it('reads a test with all that is known of it', async () => {
    const { results, summary } = await ctrf(
      report([
        test({
          name: 'pays',
          duration: 5200.5,
          suite: ['shop', 'cart'],
          filePath: 'e2e/cart.spec.ts',
          flaky: true,
          retries: 2,
          parameters: { role: 'admin', amounts: [1, { to: 2, from: 1 }] },
          retryAttempts: [{ attempt: 1, status: 'failed' }],
          extra: { anything: 1 },
        }),
        test({
          status: 'failed',
          message: 'declined',
          trace: 'Error: declined',
        }),
      ]),
    );
    expect(results).toEqual([
      {
        suite: 'shop > cart',
        file: 'e2e/cart.spec.ts',
        name: 'pays',
        parameters: '{"amounts":[1,{"from":1,"to":2}],"role":"admin"}',
        status: 'passed',
        durationMs: 5200.5,
        attempts: 3,
        isFlaky: true,
        cut: [],
      },
      {
        name: 'x',
        status: 'failed',
        durationMs: 1,
        attempts: 1,
        isFlaky: false,
        message: 'Error: declined',
        cut: [],
      },
    ]);
    expect(summary).toMatchObject({ flaky: 1, isComplete: true, leftOut: {} });
  });

  it.each([
    [{ status: 'pending' }, 'skipped'],
    [{ status: 'skipped' }, 'skipped'],
    [{ status: 'failed', rawStatus: 'timedOut' }, 'failed'],
    [{ status: 'failed', rawStatus: 'broken' }, 'errored'],
    [{ status: 'other', rawStatus: 'Error' }, 'errored'],
  ])('takes %j as %s', async (fields, status) => {
    const { results } = await ctrf(report([test(fields)]));
    expect(results[0].status).toBe(status);
  });

  it.each([
    [{ flaky: true }, 2, true],
    [{ retries: 1 }, 2, true],
    [{ retries: 1, flaky: false }, 2, false],
    [{ retries: 2, status: 'failed' }, 3, false],
    [{ retries: null, flaky: null }, 1, false],
  ])('counts attempts of %j', async (fields, attempts, isFlaky) => {
    const { results } = await ctrf(report([test(fields)]));
    expect(results[0]).toMatchObject({ attempts, isFlaky });
  });

  it('says what it leaves out, and why', async () => {
    const document = JSON.stringify(
      report([
        test({ status: 'ok' }),
        test({ name: undefined }),
        test({ name: ' ' }),
        test({ status: 'other', rawStatus: 'interrupted' }),
        test({ parameters: { deep: 'DEEP' } }),
        test({ duration: -1 }),
        'no test',
      ]),
    );
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const { results, summary } = await ctrf(document.replace('"DEEP"', deep));
    expect(results).toHaveLength(1);
    expect(results[0].durationMs).toBeUndefined();
    expect(summary.leftOut).toEqual({
      invalid: 4,
      unnamed: 1,
      otherStatus: 1,
      duration: 1,
    });
    expect(summary.problems).toEqual([
      expect.stringMatching(/^results\.tests\[0\]\.status: .*"passed"/),
      expect.stringMatching(/^results\.tests\[1\]\.name: /),
      'results.tests[4].parameters: is nested deeper than 64',
      expect.stringMatching(/^results\.tests\[6\]: /),
    ]);
  });

  it('cuts names of 100 kB, and replaces what cannot be stored', async () => {
    const { results } = await ctrf(
      report([
        test({ name: `${'💶'.repeat(50_000)}a` }),
        test({ name: `${'💶'.repeat(50_000)}b` }),
        test({ name: 'a\0b\ud800c' }),
      ]),
      { nameCharacters: 5 },
    );
    // Five UTF-16 units end within the third sign, which is left out
    expect(results[0].name).toMatch(/^💶💶… \[sha256:[0-9a-f]{16}\]$/);
    expect(results[1].name).toMatch(/^💶💶… \[sha256:[0-9a-f]{16}\]$/);
    expect(results[0].name).not.toBe(results[1].name);
    expect(results[0].cut).toEqual(['name']);
    expect(results[2].name).toBe('a\uFFFDb\uFFFDc');
  });

  it.each([
    ['', 'it is not JSON'],
    ['[', 'it is not JSON'],
    ['[]', 'the document: '],
    ['{"results":{}}', 'results.tests: '],
    ['{"reportFormat":"X","results":{"tests":[]}}', 'reportFormat: '],
    ['['.repeat(200_000), 'it is not JSON'],
  ])('refuses %.50j', async (document, problem) => {
    const { error } = await ctrf(document);
    expect((error as Error).message).toContain(`CTRF: ${problem}`);
    expect((error as Error).message).toContain('no test result was read');
  });

  it('refuses what is not UTF-8, or larger than it may be', async () => {
    const utf16 = Buffer.from(JSON.stringify(report([test({})])), 'utf16le');
    const invalid = Buffer.from([0x22, 0xe9, 0x22]);
    for (const document of [utf16, invalid]) {
      const { error } = await read(document, { format: 'ctrf' });
      expect(error).toMatchObject({ kept: 0 });
    }
    const { error } = await ctrf(report([test({})]), { ctrfBytes: 20 });
    expect(error).toMatchObject({
      failure: 'tooLarge',
      message: expect.stringContaining('more than the 20 bytes'),
    });
  });
});
