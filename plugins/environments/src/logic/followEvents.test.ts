import { eventsResponse } from '../__testUtils__/events';
import { Attention } from './ConnectionGuard';
import { FollowedEvent, NOTHING_FOLLOWED, withEvents } from './followed';
import { Connection, followEvents, waitAfter } from './followEvents';

const line = (seq: number): FollowedEvent => ({
  event: 'log',
  data: {
    operationId: 'op',
    seq,
    at: '2026-11-21T12:00:00Z',
    stage: 'database',
    level: 'info',
    text: `line ${seq}`,
  },
});

/** A page that tests hide and show. */
class TestAttention implements Attention {
  #isHidden = false;
  readonly #listeners = new Set<() => void>();

  readonly isHidden = () => this.#isHidden;

  onChange(listener: () => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  hide(isHidden: boolean): void {
    this.#isHidden = isHidden;
    this.#listeners.forEach(listener => listener());
  }
}

describe('followEvents', () => {
  afterEach(() => jest.useRealTimers());

  /** Follows a server that tells one line with each connection and stays. */
  function follow() {
    jest.useFakeTimers();
    const attention = new TestAttention();
    const controller = new AbortController();
    const asked: Array<string | undefined> = [];
    const signals: AbortSignal[] = [];
    const connections: Connection[] = [];
    const done = followEvents({
      open: async (lastEventId, signal) => {
        asked.push(lastEventId);
        signals.push(signal);
        return eventsResponse(
          [{ id: `at-${asked.length}`, ...line(asked.length) }],
          { staysOpen: true },
        );
      },
      onEvents: () => {},
      onConnection: connection => connections.push(connection),
      wait: milliseconds =>
        new Promise(resolve => {
          setTimeout(resolve, milliseconds);
        }),
      attention,
      signal: controller.signal,
    });
    const leave = async () => {
      controller.abort();
      await done;
    };
    return { attention, asked, signals, connections, leave };
  }

  it('gives a connection up that says nothing for 45 seconds', async () => {
    const { asked, signals, connections, leave } = follow();
    await jest.advanceTimersByTimeAsync(44_999);
    expect(asked).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1_001);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(asked).toEqual([undefined, 'at-1']);
    expect(connections).toEqual(['connecting', 'live', 'dropped', 'live']);
    await leave();
    expect(signals[1].aborted).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('lets go of it while the page is hidden, and goes on when it is seen', async () => {
    const { attention, asked, signals, connections, leave } = follow();
    await jest.advanceTimersByTimeAsync(0);
    attention.hide(true);
    await jest.advanceTimersByTimeAsync(29_999);
    expect(signals[0].aborted).toBe(false);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(signals[0].aborted).toBe(true);
    expect(asked).toHaveLength(1);
    attention.hide(false);
    await jest.advanceTimersByTimeAsync(0);
    expect(asked).toEqual([undefined, 'at-1']);
    expect(connections).toEqual(['connecting', 'live', 'connecting', 'live']);
    await leave();
  });

  it('keeps it when the page is hidden for a moment', async () => {
    const { attention, asked, signals, leave } = follow();
    await jest.advanceTimersByTimeAsync(0);
    attention.hide(true);
    await jest.advanceTimersByTimeAsync(29_999);
    attention.hide(false);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(signals[0].aborted).toBe(false);
    expect(asked).toHaveLength(1);
    await leave();
  });

  it('ends while nobody sees it', async () => {
    const { attention, leave } = follow();
    attention.hide(true);
    await jest.advanceTimersByTimeAsync(60_000);
    await leave();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('closes what it does not understand', async () => {
    const controller = new AbortController();
    const cancel = jest.fn(async () => {});
    const value = new TextEncoder().encode('id: 1\ndata: {\n\n');
    await followEvents({
      open: async () =>
        ({
          body: {
            getReader: () => ({ read: async () => ({ value }), cancel }),
          },
        } as unknown as Response),
      onEvents: () => {},
      onConnection: () => {},
      wait: async () => controller.abort(),
      attention: new TestAttention(),
      signal: controller.signal,
    });
    expect(cancel).toHaveBeenCalled();
  });

  it('goes on from the last event after a drop', async () => {
    const controller = new AbortController();
    const asked: Array<string | undefined> = [];
    const connections: Connection[] = [];
    const events: FollowedEvent[] = [];
    await followEvents({
      open: async lastEventId => {
        asked.push(lastEventId);
        if (asked.length === 2) {
          throw new TypeError('Failed to fetch');
        }
        return eventsResponse([
          { id: `at-${asked.length}`, ...line(asked.length) },
        ]);
      },
      onEvents: more => events.push(...more),
      onConnection: connection => connections.push(connection),
      wait: async () => {
        if (asked.length === 3) {
          controller.abort();
        }
      },
      attention: new TestAttention(),
      signal: controller.signal,
    });
    expect(asked).toEqual([undefined, 'at-1', 'at-1']);
    expect(events).toEqual([line(1), line(3)]);
    expect(connections).toEqual([
      'connecting',
      'live',
      'dropped',
      'dropped',
      'live',
      'dropped',
    ]);
  });

  it('waits longer each time, but not for ever', () => {
    expect([1, 2, 3, 9].map(waitAfter)).toEqual([1000, 2000, 4000, 30000]);
  });
});

describe('withEvents', () => {
  it('keeps a line that is told twice once', () => {
    const once = withEvents(NOTHING_FOLLOWED, [line(1), line(2)]);
    expect(
      withEvents(once, [line(2), line(3)]).log.map(({ seq }) => seq),
    ).toEqual([1, 2, 3]);
  });

  it('keeps the newest lines, and says that there were more', () => {
    const many = Array.from({ length: 2_001 }, (_, index) => line(index + 1));
    const followed = withEvents(NOTHING_FOLLOWED, many);
    expect(followed.log.at(0)).toMatchObject({ seq: 2 });
    expect(followed.log).toHaveLength(2_000);
    expect(followed.isCut).toBe(true);
  });
});
