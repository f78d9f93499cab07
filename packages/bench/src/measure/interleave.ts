/**
 * Runs the tasks in turns, `repeat` rounds, and collects what each returned.
 *
 * Two things that are compared take turns because a machine's speed drifts
 * over minutes: whatever slows it down then hits both.
 */
export async function interleave<T>(
  repeat: number,
  tasks: ReadonlyArray<() => Promise<T>>,
): Promise<T[][]> {
  const results: T[][] = tasks.map(() => []);
  for (let round = 0; round < repeat; round++) {
    for (const [index, task] of tasks.entries()) {
      results[index].push(await task());
    }
  }
  return results;
}
