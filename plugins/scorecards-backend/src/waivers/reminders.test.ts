import { isReminderDue } from './reminders';

const at = (day: string) => new Date(`2026-${day}T00:00:00Z`);
const END = at('12-31');

describe('isReminderDue', () => {
  it.each<[string, { decidedAt: Date; remindedAt?: Date }, Date, boolean]>([
    ['15 days before', { decidedAt: at('11-01') }, at('12-16'), false],
    ['14 days before', { decidedAt: at('11-01') }, at('12-17'), true],
    [
      'told already',
      { decidedAt: at('11-01'), remindedAt: at('12-17') },
      at('12-20'),
      false,
    ],
    [
      '3 days before',
      { decidedAt: at('11-01'), remindedAt: at('12-17') },
      at('12-28'),
      true,
    ],
    [
      'told twice',
      { decidedAt: at('11-01'), remindedAt: at('12-28') },
      at('12-30'),
      false,
    ],
    ['nobody told in time', { decidedAt: at('11-01') }, at('12-29'), true],
    ['granted for ten days', { decidedAt: at('12-21') }, at('12-22'), false],
    [
      'granted for ten days, 3 before',
      { decidedAt: at('12-21') },
      at('12-28'),
      true,
    ],
    ['granted for two days', { decidedAt: at('12-29') }, at('12-30'), false],
    ['it has ended', { decidedAt: at('11-01') }, END, false],
  ])('%s', (_, waiver, now, expected) => {
    expect(isReminderDue({ expiresAt: END, ...waiver }, now)).toBe(expected);
  });
});
