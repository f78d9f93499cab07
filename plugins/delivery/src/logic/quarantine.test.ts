import { endOfDay, quarantineDays } from './quarantine';

it('is usually two weeks, and less than 90 days to the end of the last one', () => {
  const now = new Date('2026-11-20T10:00:00Z');
  const { first, usual, last } = quarantineDays(now);
  expect([first, usual, last]).toEqual([
    '2026-11-20',
    '2026-12-04',
    '2027-02-17',
  ]);
  const days = (Date.parse(endOfDay(last)) - now.getTime()) / 86_400_000;
  expect(days).toBeLessThan(90);
  expect(days).toBeGreaterThan(89);
});
