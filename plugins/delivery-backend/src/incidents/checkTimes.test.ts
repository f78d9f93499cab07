import { checkTimes } from './checkTimes';

const NOW = new Date('2026-03-02T12:00:00Z');
const at = (clock: string) => Date.parse(`2026-03-02T${clock}Z`);

describe('checkTimes', () => {
  it.each([
    { detectedAt: at('12:00:00') },
    // To the second a minute ahead: clocks differ
    { detectedAt: at('12:01:00') },
    {
      startedAt: at('10:00:00'),
      detectedAt: at('10:00:00'),
      resolvedAt: at('10:00:00'),
    },
  ])('takes %j', times => {
    expect(() => checkTimes(times, NOW)).not.toThrow();
  });

  it.each([
    [
      { detectedAt: at('12:01:01') },
      'detectedAt is 2026-03-02T12:01:01.000Z, which is in the future',
    ],
    [
      { detectedAt: at('10:00:00'), resolvedAt: at('13:00:00') },
      'resolvedAt is 2026-03-02T13:00:00.000Z, which is in the future',
    ],
    [
      { detectedAt: at('10:00:00'), resolvedAt: at('09:59:59') },
      'before detectedAt',
    ],
    [
      { detectedAt: at('10:00:00'), startedAt: at('10:00:01') },
      'after detectedAt',
    ],
  ])('refuses %j', (times, problem) => {
    expect(() => checkTimes(times, NOW)).toThrow(problem);
  });
});
