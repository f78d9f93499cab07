import { withHostsOnly } from './ShownError';

describe('withHostsOnly', () => {
  it.each([
    ['connect ECONNREFUSED', 'connect ECONNREFUSED'],
    ['GET https://pd.test/v2?token=a: 401', 'GET https://pd.test/…: 401'],
    ['(https://ada:secret@pd.test:8443/x)', '(https://pd.test:8443/…)'],
    [
      'https://a.test/x, HTTP://b.test/y.',
      'https://a.test/…, http://b.test/….',
    ],
    ['see "https://a.test/?k=1"', 'see "https://a.test/…"'],
    [
      'https://a.test/… could not be read',
      'https://a.test/… could not be read',
    ],
    ['postgresql://ada:secret@db/x', 'postgresql://db/…'],
    ['https://[secret', '…'],
  ])('of %s leaves %s', (text, expected) => {
    expect(withHostsOnly(text)).toBe(expected);
  });

  it('takes no longer for hostile texts', () => {
    const dots = '.'.repeat(100_000);
    expect(withHostsOnly(`https://a.test/${dots}`)).toBe(
      `https://a.test/…${dots}`,
    );
    expect(withHostsOnly('https:'.repeat(100_000))).toHaveLength(600_000);
  });
});
