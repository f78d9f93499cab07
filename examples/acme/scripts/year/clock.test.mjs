import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR } from '../history/calendar.mjs';
import { workingClock } from './clock.mjs';
import { createStation, createTimeline } from './timeline.mjs';

const paris = workingClock('Europe/Paris');
const at = text => Date.parse(text);
const iso = time => new Date(time).toISOString();

test('work rests at night and at weekends', () => {
  // Friday, 17:00 in Paris; the second hour is worked on Monday from nine.
  const friday = at('2026-03-06T16:00:00Z');
  assert.equal(iso(paris.add(friday, 2 * HOUR)), '2026-03-09T09:00:00.000Z');
  // Three days of nine hours.
  const tuesday = at('2026-03-10T08:00:00Z');
  assert.equal(iso(paris.add(tuesday, 27 * HOUR)), '2026-03-12T17:00:00.000Z');
});

test('work goes on by the clock of the zone after it was changed', () => {
  // The clocks of Paris went forward on 29 March 2026.
  const friday = at('2026-03-27T16:30:00Z');
  assert.equal(iso(paris.add(friday, HOUR)), '2026-03-30T07:30:00.000Z');
});

test('working time begins when it is, or when it is next', () => {
  const monday = at('2026-03-09T10:00:00Z');
  assert.equal(paris.next(monday), monday);
  assert.equal(
    iso(paris.next(at('2026-03-08T10:00:00Z'))),
    '2026-03-09T08:00:00.000Z',
  );
  // Nobody works from Christmas Eve on; the second of January is a Saturday.
  assert.equal(
    iso(paris.next(at('2026-12-24T10:00:00Z'))),
    '2027-01-04T08:00:00.000Z',
  );
});

test('what happens at once happens in the order in which it was planned', () => {
  const timeline = createTimeline();
  const seen = [];
  for (const [time, name] of [
    [3, 'c'],
    [1, 'a'],
    [3, 'd'],
    [2, 'b'],
    [9, 'late'],
  ]) {
    timeline.at(time, () => seen.push(name));
  }
  timeline.run(9);
  assert.deepEqual(seen, ['a', 'b', 'c', 'd']);
  assert.throws(() => timeline.at(1, () => {}), /cannot happen at 1/);
});

test('a stage serves first who came first, as many at once as it can', () => {
  const timeline = createTimeline();
  const { add, next } = { add: (t, work) => t + work, next: t => t };
  const station = createStation(timeline, { servers: 2, clock: { add, next } });
  const ends = [];
  timeline.at(0, () => {
    for (const [name, work] of [
      ['a', 10],
      ['b', 4],
      ['c', 3],
      ['d', 1],
    ]) {
      station.enter({ work, done: time => ends.push([name, time]) });
    }
  });
  timeline.run(100);
  // b ends at 4, then c until 7, then d until 8; a has the other all the time.
  assert.deepEqual(ends, [
    ['b', 4],
    ['c', 7],
    ['d', 8],
    ['a', 10],
  ]);
});
