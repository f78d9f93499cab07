/**
 * What is to happen, in the order of time; what is put down for the same time
 * happens in the order in which it was put down.
 */
export function createTimeline() {
  /** @type {{ at: number, order: number, act: (at: number) => void }[]} */
  const heap = [];
  let order = 0;
  let now = -Infinity;

  const isBefore = (one, other) => one.at - other.at || one.order - other.order;
  function swap(a, b) {
    [heap[a], heap[b]] = [heap[b], heap[a]];
  }
  function rise(index) {
    let at = index;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (isBefore(heap[at], heap[parent]) >= 0) return;
      swap(at, parent);
      at = parent;
    }
  }
  function sink() {
    let at = 0;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && isBefore(heap[child], heap[least]) < 0) {
          least = child;
        }
      }
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  }

  return {
    now: () => now,
    at(time, act) {
      if (!(time >= now)) {
        throw new RangeError(
          `cannot happen at ${time}: it is ${now}, and times must be numbers`,
        );
      }
      heap.push({ at: time, order: order++, act });
      rise(heap.length - 1);
    },
    /** Until nothing is left before an end. */
    run(until) {
      while (heap.length > 0 && heap[0].at < until) {
        const [{ at, act }] = heap;
        const last = heap.pop();
        if (heap.length > 0) {
          heap[0] = last;
          sink();
        }
        now = at;
        act(at);
      }
    },
  };
}

/**
 * A stage with a few who serve, first come, first served.
 *
 * @param {ReturnType<typeof createTimeline>} timeline
 * @param {{ servers: number, clock: import('./clock.mjs').Clock }} options
 */
export function createStation(timeline, { servers, clock }) {
  const freeAt = new Array(servers).fill(-Infinity);
  return {
    /** Comes now, to be served for so long. */
    enter({ work, begun = () => {}, done }) {
      const first = freeAt.indexOf(Math.min(...freeAt));
      const start = clock.next(Math.max(timeline.now(), freeAt[first]));
      const end = clock.add(start, work);
      freeAt[first] = end;
      timeline.at(start, begun);
      timeline.at(end, done);
    },
  };
}
