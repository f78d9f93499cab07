import { greetingKey } from './greeting';

describe('greetingKey', () => {
  it.each([
    [4, 'greetingEvening'],
    [5, 'greetingMorning'],
    [11, 'greetingMorning'],
    [12, 'greetingAfternoon'],
    [17, 'greetingAfternoon'],
    [18, 'greetingEvening'],
    [0, 'greetingEvening'],
  ])('at %d o’clock is %s', (hour, expected) => {
    expect(greetingKey(new Date(2026, 10, 21, hour, 30))).toBe(expected);
  });
});
