/** What a run of many calls took. */
export interface LoadResult {
  /** How long each call took, in milliseconds. */
  latencies: number[];
  /** From the first call's start to the last one's end. */
  elapsedMs: number;
}

/**
 * Makes `count` calls, `concurrency` of them in flight at any time.
 *
 * It is a closed loop: the next call starts when one ends. Latencies at ten in
 * flight therefore hold the time that a call waited for the others.
 */
export async function runLoad(options: {
  count: number;
  concurrency: number;
  call: (index: number) => Promise<unknown>;
  now: () => number;
}): Promise<LoadResult> {
  const { count, concurrency, call, now } = options;
  const latencies: number[] = [];
  let next = 0;

  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      const start = now();
      await call(index);
      latencies.push(now() - start);
    }
  };

  const start = now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { latencies, elapsedMs: now() - start };
}
