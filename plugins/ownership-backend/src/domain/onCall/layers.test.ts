import {
  adaWeekly,
  calendarOf,
  event,
  onCall,
} from './__testUtils__/calendars';

describe('layers', () => {
  const ada = calendarOf(event(...adaWeekly));
  const shift = (uid: string, name: string, ...more: string[]) =>
    event(
      `UID:${uid}`,
      `SUMMARY:${name}`,
      'DTSTART:20260114T000000Z',
      'DTEND:20260115T000000Z',
      ...more,
    );
  const at = '2026-01-14T12:00:00Z';

  it('takes the level from the category, else from the calendar', () => {
    const text = calendarOf(
      shift('1', 'Kofi', 'CATEGORIES:on-call,level-2'),
      shift('2', 'Tomasz', 'CATEGORIES:LEVEL-3'),
      shift('3', 'Noa'),
    );
    expect(onCall([{ text, level: 4 }], at)).toEqual([
      '2: Kofi until 2026-01-15T00:00Z',
      '3: Tomasz until 2026-01-15T00:00Z',
      '4: Noa until 2026-01-15T00:00Z',
    ]);
  });

  it('names all who share a level', () => {
    const text = calendarOf(event(...adaWeekly), shift('1', 'Kofi'));
    expect(onCall(text, at)).toEqual(['1: Ada, Kofi until 2026-01-15T00:00Z']);
  });

  it('puts an override calendar before the others, and says when it begins', () => {
    const layers = [
      { text: ada },
      { text: calendarOf(shift('1', 'Kofi')), isOverride: true },
    ];
    expect(onCall(layers, '2026-01-13T12:00:00Z')).toEqual([
      '1: Ada until 2026-01-14T00:00Z',
    ]);
    expect(onCall(layers, at)).toEqual(['1: Kofi until 2026-01-15T00:00Z']);
    expect(onCall(layers, '2026-01-15T00:00:00Z')).toEqual([
      '1: Ada until 2026-01-19T08:00Z',
    ]);
  });

  it('lets an override count on its level only', () => {
    expect(
      onCall(
        [
          { text: ada },
          {
            text: calendarOf(shift('1', 'Kofi')),
            isOverride: true,
            level: 2,
          },
        ],
        at,
      ),
    ).toEqual([
      '1: Ada until 2026-01-19T08:00Z',
      '2: Kofi until 2026-01-15T00:00Z',
    ]);
  });

  it('leaves out an end that is further away than what was looked at', () => {
    const text = calendarOf(
      event(
        'UID:1',
        'SUMMARY:Ada',
        'DTSTART;VALUE=DATE:20260101',
        'DTEND;VALUE=DATE:20300101',
      ),
    );
    expect(onCall(text, at)).toEqual(['1: Ada']);
  });
});
