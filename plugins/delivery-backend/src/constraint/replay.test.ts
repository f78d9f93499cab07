import fc from 'fast-check';
import { replay, Trace } from './replay';

const trace = (arrivals: number[], services: number[]): Trace => ({
  arrivals: Float64Array.from(arrivals),
  services: Float64Array.from(services),
});
const jobs = fc
  .array(fc.tuple(fc.nat(50), fc.nat(20)), { maxLength: 40 })
  .map(all => all.sort(([a], [b]) => a - b));
const traceOf = (all: [number, number][]) =>
  trace(
    all.map(([arrival]) => arrival),
    all.map(([, service]) => service),
  );

describe('replay', () => {
  // One after another: 0–4, 4–8, 8–12, or 0–2, 2–4, 4–6, or by two: 4–8
  it.each([
    ['one server', { servers: 1, scale: 1, horizon: 99 }, [4, 7, 10]],
    ['twice as fast', { servers: 1, scale: 0.5, horizon: 99 }, [2, 3, 4]],
    ['two servers', { servers: 2, scale: 1, horizon: 99 }, [4, 4, 6]],
    ['an end to looking', { servers: 1, scale: 1, horizon: 7 }, [4, 6, 5]],
  ])('with %s', (_, options, expected) => {
    const times = replay(trace([0, 1, 2], [4, 4, 4]), options);
    expect([...times]).toEqual(expected);
  });

  it('gives the next one to the server that is free first', () => {
    fc.assert(
      fc.property(jobs, fc.integer({ min: 1, max: 6 }), (all, servers) => {
        const free = new Array<number>(servers).fill(0);
        const expected = all.map(([arrival, service]) => {
          free.sort((a, b) => a - b);
          free[0] = Math.max(arrival, free[0]) + service;
          return free[0] - arrival;
        });
        const options = { servers, scale: 1, horizon: 1e9 };
        expect([...replay(traceOf(all), options)]).toEqual(expected);
      }),
    );
  });

  it('takes no longer if it is faster', () => {
    fc.assert(
      fc.property(jobs, fc.integer({ min: 1, max: 6 }), (all, servers) => {
        const options = { servers, horizon: 60 };
        const faster = replay(traceOf(all), { ...options, scale: 0.8 });
        replay(traceOf(all), { ...options, scale: 1 }).forEach((time, at) =>
          expect(faster[at]).toBeLessThanOrEqual(time),
        );
      }),
    );
  });

  it.each([0, -1, 1.5])('refuses %s servers', servers => {
    expect(() =>
      replay(trace([], []), { servers, scale: 1, horizon: 1 }),
    ).toThrow(`servers is ${servers}: it must be a whole number from 1`);
  });
});
