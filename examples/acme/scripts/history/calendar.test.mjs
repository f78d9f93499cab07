import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createWorkingYear,
  gitTime,
  isWorkingTime,
  MINUTE,
  offsetMinutes,
  workingTimeBefore,
} from './calendar.mjs';

const at = text => Date.parse(text);

test('Europe changes its clocks on the last Sundays of March and October', () => {
  // In 2026 these are 29 March and 25 October, at 01:00 UTC.
  const cases = [
    ['2026-03-29T00:59:59Z', 60],
    ['2026-03-29T01:00:00Z', 120],
    ['2026-10-25T00:59:59Z', 120],
    ['2026-10-25T01:00:00Z', 60],
  ];
  for (const [time, minutes] of cases) {
    assert.equal(offsetMinutes('Europe/Berlin', at(time)), minutes, time);
  }
});

test('times are written as git stores them', () => {
  const noon = at('2026-03-02T12:00:00Z');
  assert.equal(gitTime(noon, 'UTC'), '1772452800 +0000');
  assert.equal(gitTime(noon, 'Asia/Kolkata'), '1772452800 +0530');
  assert.equal(gitTime(noon, 'America/Mexico_City'), '1772452800 -0600');
});

test('a zone without a rule is an error', () => {
  assert.throws(() => gitTime(0, 'Mars/Base'), /no rule for the time zone/);
});

test('people work from nine to six, Monday to Friday', () => {
  const cases = [
    ['2026-03-02T08:00:00Z', true], // Monday, 09:00 in Berlin
    ['2026-03-02T07:59:59Z', false],
    ['2026-03-02T16:59:59Z', true],
    ['2026-03-02T17:00:00Z', false],
    ['2026-03-01T12:00:00Z', false], // Sunday
    ['2025-12-29T12:00:00Z', false], // between the years
  ];
  for (const [time, works] of cases) {
    assert.equal(isWorkingTime('Europe/Berlin', at(time)), works, time);
  }
});

test('what cannot have been written at night was written before', () => {
  const slack = 30 * MINUTE;
  const cases = [
    ['2026-03-03T12:00:00Z', '2026-03-03T12:00:00Z'],
    ['2026-03-03T22:00:00Z', '2026-03-03T16:30:00Z'],
    ['2026-03-02T06:00:00Z', '2026-02-27T16:30:00Z'], // Monday → Friday
  ];
  for (const [time, expected] of cases) {
    const found = workingTimeBefore('Europe/Berlin', at(time), slack);
    assert.equal(new Date(found).toISOString().replace('.000', ''), expected);
  }
});

test('a year of working days is one line of minutes', () => {
  const year = createWorkingYear(at('2026-11-20T00:00:00Z'));
  // 21 November 2025 is a Friday; the next day on the line is Monday.
  assert.equal(year.timeAt(0), at('2025-11-21T07:00:00Z'));
  assert.equal(year.timeAt(600), at('2025-11-24T07:00:00Z'));
  assert.equal(year.positionOf(at('2025-11-24T08:00:00Z')), 660);
  assert.equal(year.positionOf(at('2025-11-22T12:00:00Z')), 600);
  // 261 weekdays, less 24 to 26 and 29 to 31 December and 1 January.
  assert.equal(year.minutes, 254 * 600);
});
