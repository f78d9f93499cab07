import { runLoad } from './load';

describe('runLoad', () => {
  it('makes each call once and never more at a time than asked', async () => {
    const waiting: Array<() => void> = [];
    const called: number[] = [];
    let inFlight = 0;
    let most = 0;
    const result = runLoad({
      count: 7,
      concurrency: 3,
      now: () => 0,
      call: async index => {
        called.push(index);
        inFlight += 1;
        most = Math.max(most, inFlight);
        await new Promise<void>(resolve => {
          waiting.push(resolve);
          setImmediate(() => waiting.shift()?.());
        });
        inFlight -= 1;
      },
    });
    await expect(result).resolves.toMatchObject({
      latencies: [0, 0, 0, 0, 0, 0, 0],
    });
    expect(called).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(3);
  });

  it('times each call, and all of them', async () => {
    let clock = 100;
    const took = [5, 1, 10];
    const result = await runLoad({
      count: 3,
      concurrency: 1,
      now: () => clock,
      call: async index => {
        clock += took[index];
      },
    });
    expect(result).toEqual({ latencies: [5, 1, 10], elapsedMs: 16 });
  });

  it('fails when a call fails', async () => {
    await expect(
      runLoad({
        count: 2,
        concurrency: 1,
        now: () => 0,
        call: async () => {
          throw new Error('503');
        },
      }),
    ).rejects.toThrow('503');
  });
});
