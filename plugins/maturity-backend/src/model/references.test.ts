import { REFERENCE_LINES } from './references';

it('says of each published figure who published it, when, and where', () => {
  const ids = REFERENCE_LINES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { text, share, year, url } of REFERENCE_LINES) {
    const [, percent] = /^(\d+(?:\.\d+)?) % /.exec(text) ?? [];
    expect(Number(percent) / 100).toBeCloseTo(share ?? NaN, 12);
    expect(year).toBeGreaterThanOrEqual(2025);
    expect(url).toMatch(/^https:\/\//);
  }
});

it('says which figures come from somebody who quotes them', () => {
  const secondHand = REFERENCE_LINES.filter(({ source }) =>
    source.endsWith('as quoted by others'),
  );
  expect(secondHand).toHaveLength(7);
  expect(
    REFERENCE_LINES.filter(({ text }) => text.endsWith('(second-hand)')),
  ).toEqual(secondHand);
});
