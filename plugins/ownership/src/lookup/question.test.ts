import { byteLength, dayOf, noonOf, requestOf } from './question';

const include = ['contact'];

describe('requestOf', () => {
  it.each([
    ['a host', ' pay.acme.test\n', { query: 'pay.acme.test', include }],
    [
      'a payload',
      '{"alerts": [{"labels": {}}]}',
      { payload: { alerts: [{ labels: {} }] }, include },
    ],
    ['a list', '[{"labels": {}}]', { payload: [{ labels: {} }], include }],
    ['JSON that is a text', '"pay"', { query: '"pay"', include }],
    ['JSON that is a number', '42', { query: '42', include }],
    ['JSON that is nothing', 'null', { query: 'null', include }],
    ['half of a payload', '{"alerts": [', { query: '{"alerts": [', include }],
    [
      'a log line that begins with a bracket',
      '[error] pay.acme.test',
      { query: '[error] pay.acme.test', include },
    ],
  ])('of %s', (_name, text, expected) => {
    expect(requestOf({ text })).toEqual(expected);
  });

  it('asks about noon of a day', () => {
    expect(requestOf({ text: 'pay', day: '2026-03-03' })).toEqual({
      query: 'pay',
      at: new Date(2026, 2, 3, 12).toISOString(),
      include,
    });
  });

  it('asks about now when there is no such day', () => {
    expect(requestOf({ text: 'pay', day: '2026-02-30' })).toEqual({
      query: 'pay',
      include,
    });
  });
});

describe('days', () => {
  it.each(['2026-03-03', '2024-02-29', '2026-12-31'])('%s is one', day => {
    expect(dayOf(noonOf(day)!)).toBe(day);
  });

  it.each(['', '2026-13-01', '2026-02-30', '3 March', '2026-3-3'])(
    '%j is none',
    day => {
      expect(noonOf(day)).toBeUndefined();
    },
  );
});

describe('byteLength', () => {
  it('counts what is sent, not what is seen', () => {
    expect(byteLength('Zahlungsläufe ✓')).toBe(18);
  });
});
