import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import { projectEntity } from '../projection';
import { Calendar, readCalendar } from './calendar';
import { createPeopleDirectory } from './people';
import { rosterAt } from './roster';
import { shiftsOf } from './shifts';
import { HOUR_MS } from './wallTime';

const ACME = join(__dirname, '../../../../../examples/acme');
const SCHEDULES = [
  'catalog-and-search',
  'developer-platform',
  'fulfilment',
  'ledger',
  'ordering',
  'payments-core',
  'risk',
  'storefront-web',
];

const users = readdirSync(join(ACME, 'catalog/org'))
  .flatMap(name =>
    parseAllDocuments(readFileSync(join(ACME, 'catalog/org', name), 'utf8')),
  )
  .map(document => document.toJS() as Entity)
  .filter(({ kind }) => kind === 'User');
const people = createPeopleDirectory(users.map(projectEntity));
const teamsOf = new Map(
  users.map(({ metadata, spec }) => [
    `user:default/${metadata.name}`,
    spec?.memberOf as string[],
  ]),
);

const textOf = (schedule: string) =>
  readFileSync(join(ACME, 'on-call', `${schedule}.ics`), 'utf8');

function rosterOf(calendar: Calendar, at: string) {
  const time = Date.parse(at);
  const until = time + 35 * 24 * HOUR_MS;
  const layer = { calendar, level: 1, isOverride: false };
  const { shifts } = shiftsOf([layer], { from: time, to: until });
  return rosterAt(shifts, time, { until, people });
}

const namesAt = (schedule: string, at: string) =>
  rosterOf(readCalendar(textOf(schedule)), at).map(
    level => `${level.level}: ${level.people.map(({ name }) => name).join()}`,
  );

describe('the on-call calendars of Acme', () => {
  it('are those that its catalog names', () => {
    expect(readdirSync(join(ACME, 'on-call')).sort()).toEqual(
      SCHEDULES.map(name => `${name}.ics`),
    );
  });

  describe.each(SCHEDULES)('%s', schedule => {
    const calendar = readCalendar(textOf(schedule));

    it('has no problems, and is written as RFC 5545 wants it', () => {
      const text = textOf(schedule);
      expect(calendar.problems).toEqual([]);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const lengths = text.split('\r\n').map(line => Buffer.byteLength(line));
      expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    });

    it('has somebody of the team on call at every time for years', () => {
      const from = Date.parse('2025-01-10T00:00:00Z');
      const to = Date.parse('2031-01-01T00:00:00Z');
      const { shifts, problems } = shiftsOf(
        [{ calendar, level: 1, isOverride: false }],
        { from, to },
      );
      expect(problems).toEqual([]);
      const silent: string[] = [];
      const strangers = new Set<string>();
      const first = shifts.filter(({ level }) => level === 1);
      // Whoever is on call is so from the start of a shift to its end.
      for (const at of [from, ...first.map(({ end }) => end)]) {
        const current = first.filter(one => one.start <= at && one.end > at);
        const [level] = rosterAt(current, at, { until: to, people });
        if (!level && at < to) {
          silent.push(new Date(at).toISOString());
        }
        for (const { name, entityRef } of level?.people ?? []) {
          if (!teamsOf.get(entityRef ?? '')?.includes(schedule)) {
            strangers.add(name);
          }
        }
      }
      expect(silent).toEqual([]);
      expect([...strangers]).toEqual([]);
    });
  });

  it('have Ada Byron on call for Payments Core, then Kofi Mensah', () => {
    expect(namesAt('payments-core', '2026-11-21T03:00:00Z')).toEqual([
      '1: Ada Byron',
      '2: Kofi Mensah',
      '3: Tomasz Zieliński',
    ]);
  });

  it('have Noa Levi in her place over Easter 2025', () => {
    expect(namesAt('payments-core', '2025-04-20T12:00:00Z')[0]).toBe(
      '1: Noa Levi',
    );
    expect(namesAt('payments-core', '2025-04-28T07:00:00Z')[0]).toBe(
      '1: Ada Byron',
    );
  });

  it.each([
    // Week 0 began on 6 January 2025; 16 November 2026 began week 97.
    ['storefront-web', ['1: Mina Park']],
    ['catalog-and-search', ['1: Oluwaseun Adeyemi', '2: Yuki Tanaka']],
    ['ordering', ['1: Mateo Fernández', '2: Arjun Mehta']],
    ['fulfilment', ['1: Emre Yılmaz']],
    ['ledger', ['1: Viktor Petrov']],
    ['risk', ['1: Rahul Iyer', '2: Amara Diallo']],
    ['developer-platform', ['1: Nguyễn Thị Linh', '2: Thandiwe Nkosi']],
  ])('have %s take turns', (schedule, expected) => {
    expect(namesAt(schedule, '2026-11-21T03:00:00Z')).toEqual(expected);
  });

  it('hand over when the clocks of the team say so', () => {
    const fulfilment = readCalendar(textOf('fulfilment'));
    // Dublin is an hour ahead of UTC in summer.
    expect(rosterOf(fulfilment, '2026-07-01T08:59:59Z')[0].until).toBe(
      '2026-07-01T09:00:00.000Z',
    );
    expect(rosterOf(fulfilment, '2026-11-21T03:00:00Z')[0].until).toBe(
      '2026-11-25T10:00:00.000Z',
    );
  });
});
