/** What a stage had to do, in the order in which it came. */
export interface Trace {
  /** Times of arrival, never falling. */
  arrivals: Float64Array;
  /** How long each takes to serve, in the same unit. */
  services: Float64Array;
}

/** How a stage would serve what it had to do. */
export interface ReplayOptions {
  /** How many it serves at once; a whole number from 1. */
  servers: number;
  /** What each service takes of what it took: 0.8 is 20 % faster. */
  scale: number;
  /** When looking ends: what is not over then counts until then. */
  horizon: number;
}

/**
 * How long each would have been in a stage that serves first what came first,
 * in the unit of the trace. It takes n · log servers.
 *
 * @throws RangeError if there is no server
 */
export function replay(
  { arrivals, services }: Trace,
  { servers, scale, horizon }: ReplayOptions,
): Float64Array {
  if (!(Number.isInteger(servers) && servers > 0)) {
    throw new RangeError(
      `servers is ${servers}: it must be a whole number from 1`,
    );
  }
  const freeAt = new Float64Array(Math.min(servers, arrivals.length));
  freeAt.fill(-Infinity);
  return arrivals.map((arrival, index) => {
    const end = Math.max(arrival, freeAt[0]) + scale * services[index];
    replaceLeast(freeAt, end);
    return Math.min(end, horizon) - arrival;
  });
}

/** Puts a greater value in place of the least of a binary heap. */
function replaceLeast(heap: Float64Array, value: number): void {
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
      child += 1;
    }
    if (heap[child] >= value) {
      break;
    }
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = value;
}

/** The sum of values, in their unit. */
export function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) {
    sum += values[index];
  }
  return sum;
}
