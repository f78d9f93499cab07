import { checkOverviews } from './checkOverviews';

const overview = (value: number | undefined, n: number) => ({
  metrics: [
    { id: 'lead-time', now: { ...(value !== undefined && { value }), n } },
  ],
});

describe('checkOverviews', () => {
  it.each([
    [overview(101, 7), overview(100, 7)],
    [overview(undefined, 0), overview(undefined, 0)],
  ])('lets the middle of a bin stand for its values: %j, %j', (ours, plain) => {
    expect(() => checkOverviews('a team', ours, plain)).not.toThrow();
  });

  it.each([
    [overview(103, 7), overview(100, 7)],
    [overview(100, 8), overview(100, 7)],
    [overview(100, 7), overview(undefined, 7)],
    [{ metrics: [] }, overview(100, 7)],
  ])('refuses %j beside %j', (ours, plain) => {
    expect(() => checkOverviews('a team', ours, plain)).toThrow(
      'a team: lead-time is',
    );
  });
});
