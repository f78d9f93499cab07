import { Channel } from './Channel';
import { Snapshot } from './Snapshot';

/** A snapshot that only says whether anybody works on it. */
function snapshot(isIdle: boolean): Snapshot {
  const it: Partial<Snapshot> = { isIdle, again: () => it as Snapshot };
  return it as Snapshot;
}

/** Ends after so many ticks. */
async function readsWithin(
  ticks: number,
  isIdle: boolean,
  onTick: (tick: number, channel: Channel) => void = () => {},
): Promise<number> {
  const read = jest.fn(async () => snapshot(isIdle));
  const channel = new Channel({ read, everyMs: 0, idleLooks: 6 });
  const stop = new AbortController();
  const running = channel.run(stop.signal);
  for (let tick = 0; tick < ticks; ) {
    const next = await channel.after(tick, stop.signal);
    tick = next!.tick;
    onTick(tick, channel);
  }
  stop.abort();
  await running;
  return read.mock.calls.length;
}

describe('Channel', () => {
  it('reads what is worked on with each look', async () => {
    expect(await readsWithin(12, false)).toBe(12);
  });

  it('reads what nobody works on with every sixth look', async () => {
    expect(await readsWithin(12, true)).toBe(2);
  });

  it('reads it with the next look once woken', async () => {
    expect(
      await readsWithin(12, true, (tick, it) => tick === 2 && it.wake()),
    ).toBe(3);
  });
});
