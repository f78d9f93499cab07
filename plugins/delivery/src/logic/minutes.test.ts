import { localMinute, timeOfMinute } from './minutes';

it('says minutes where the person is, and reads them again', () => {
  const time = new Date(2026, 10, 3, 8, 5, 20);
  expect(localMinute(time)).toBe('2026-11-03T08:05');
  expect(timeOfMinute('2026-11-03T08:05')).toBe(
    new Date(2026, 10, 3, 8, 5).toISOString(),
  );
});

it.each(['', 'soon'])('%j is no time', text => {
  expect(timeOfMinute(text)).toBeUndefined();
});
