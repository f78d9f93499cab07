import { NotFoundError } from '@backstage/errors';
import { HostGate } from './HostGate';

const START = Date.parse('2026-03-03T03:00:00Z');

class RetryLater extends Error {
  readonly response;

  constructor(retryAfter?: string, status = 429) {
    super('Request failed');
    this.response = {
      status,
      headers: new Headers(retryAfter ? { 'retry-after': retryAfter } : {}),
    };
  }
}

function setUp() {
  let time = START;
  const waits: number[] = [];
  const gate = new HostGate({
    now: () => new Date(time),
    wait: async ms => {
      waits.push(ms);
      time += ms;
    },
  });
  const call = async (outcomes: unknown[], url = 'https://git.acme.test/a') => {
    let calls = 0;
    try {
      const value = await gate.call(
        url,
        new AbortController().signal,
        async () => {
          const outcome = outcomes[Math.min(calls, outcomes.length - 1)];
          calls += 1;
          if (outcome instanceof Error) {
            throw outcome;
          }
          return outcome;
        },
      );
      return { calls, value };
    } catch (error) {
      return { calls, error: (error as Error).message };
    }
  };
  const pass = (ms: number) => {
    time += ms;
  };
  return { call, pass, waits };
}

const LIMITED = new Error('could not read it, 429 Too Many Requests');
const DOWN = new Error('Unable to read it, TypeError: fetch failed');

describe('HostGate', () => {
  it.each<[string, Error, number[]]>([
    ['says so', LIMITED, [1_000]],
    ['says for how many seconds', new RetryLater('7'), [7_000]],
    [
      'says until when',
      new RetryLater('Tue, 03 Mar 2026 03:00:05 GMT'),
      [5_000],
    ],
    [
      'says so of GitHub',
      new Error('403 Forbidden (rate limit exceeded)'),
      [1_000],
    ],
    ['is not available for a while', new RetryLater('2', 503), [2_000]],
  ])('waits and tries again where a host %s', async (_, error, expected) => {
    const { call, waits } = setUp();

    expect(await call([error, 'read'])).toEqual({ calls: 2, value: 'read' });
    expect(waits).toEqual(expected);
  });

  it.each([
    'could not read https://git.acme.test/acme/rate-limiter/blob/main/README.md, 403 Forbidden',
    'could not read https://git.acme.test/rate-limit, 403 Forbidden',
    'could not read "/acme/rate limit/429.md": 403 Forbidden',
    "there is nothing in 'docs/429' of it",
    "could not parse '429.md'",
    'Request failed for /repos/acme/rate-limit/contents: 403',
    'acme/rate-limiter: 403 Forbidden',
  ])('is not misled by what names say: %s', async message => {
    const { call, waits } = setUp();
    for (let times = 0; times < 12; times++) {
      expect(await call([new Error(message)])).toEqual({
        calls: 1,
        error: message,
      });
    }
    expect(waits).toEqual([]);
  });

  it.each([
    'Request failed for https://git.acme.test/acme/a, 429 Too Many Requests',
    'https://git.acme.test/a: {"message":"API rate limit exceeded","url":"https://docs.acme.test/x"}',
    'rate_limit_exceeded',
  ])('understands what is said after names: %s', async message => {
    const { call, waits } = setUp();

    await call([new Error(message), 'read']);
    expect(waits).toEqual([1_000]);
  });

  it.each([
    ['https://git.acme.test/socket hang up, 503 Service Unavailable', true],
    ['https://git.acme.test/a, 503 Service Unavailable', true],
    ['https://git.acme.test/fetch%20ENOTFOUND/ETIMEDOUT, 403 Forbidden', false],
    ["there is no '/a/ENOTFOUND, 500'", false],
  ])('tells whether a host is down by %s: %s', async (message, isDown) => {
    const { call } = setUp();
    for (let times = 0; times < 5; times++) {
      await call([new Error(message)]);
    }

    expect(await call(['read'])).toMatchObject({ calls: isDown ? 0 : 1 });
  });

  it('leaves a host alone that goes on so, and calls others', async () => {
    const { call, pass, waits } = setUp();

    expect(await call([LIMITED])).toEqual({
      calls: 3,
      error:
        'git.acme.test asks to be left alone until 3 Mar 2026, 03:05 UTC: could not read it, 429 Too Many Requests',
    });
    expect(waits).toEqual([1_000, 2_000]);
    expect(await call(['read'])).toMatchObject({ calls: 0 });
    expect(await call(['read'], 'https://other.test')).toMatchObject({
      calls: 1,
    });
    pass(300_000);
    expect(await call(['read'])).toEqual({ calls: 1, value: 'read' });
  });

  it('does not wait for as long as an hour', async () => {
    const { call, waits } = setUp();

    expect(await call([new RetryLater('3600')])).toMatchObject({
      calls: 1,
      error: expect.stringContaining('until 3 Mar 2026, 04:00 UTC'),
    });
    expect(waits).toEqual([]);
  });

  it('leaves a host alone that is down', async () => {
    const { call } = setUp();
    for (let times = 0; times < 5; times++) {
      expect(await call([DOWN])).toMatchObject({ calls: 1 });
    }

    expect(await call(['read'])).toEqual({
      calls: 0,
      error:
        'git.acme.test is left alone until 3 Mar 2026, 03:05 UTC: Unable to read it, TypeError: fetch failed',
    });
  });

  it.each<[string, unknown]>([
    ['a file is not there', new NotFoundError('/issues/429, 404 Not Found')],
    ['a file must not be read', new Error('could not read it, 403 Forbidden')],
    ['a file is read', 'read'],
  ])('takes a host for being there when %s', async (_, outcome) => {
    const { call } = setUp();
    for (let times = 0; times < 12; times++) {
      expect(await call([times % 4 === 3 ? outcome : DOWN])).toMatchObject({
        calls: 1,
      });
    }
  });

  it('gives up with the signal, even where the host does not', async () => {
    const gate = new HostGate({ now: () => new Date(START) });
    const controller = new AbortController();

    const called = gate.call(
      'https://git.acme.test',
      controller.signal,
      () => new Promise(() => {}),
    );
    controller.abort(new Error('too late'));

    await expect(called).rejects.toThrow('too late');
  });
});
