import { addressOfQuestion, questionOfAddress } from './address';

const NOW = new Date(2026, 10, 18, 12);

describe('the address of a question', () => {
  it.each([
    ['a host', { text: 'pay.acme.test' }, 'q=pay.acme.test'],
    [
      'signs that mean something in an address',
      { text: 'https://pay.acme.test/?id=42&a=b#c' },
      'q=https%3A%2F%2Fpay.acme.test%2F%3Fid%3D42%26a%3Db%23c',
    ],
    ['a day', { text: 'pay', day: '2026-03-03' }, 'q=pay&at=2026-03-03'],
    ['nothing', { text: '  ' }, ''],
    ['as much as it holds', { text: 'x'.repeat(500) }, `q=${'x'.repeat(500)}`],
    ['more than it holds', { text: 'x'.repeat(501) }, ''],
  ])('for %s', (_name, question, expected) => {
    expect(addressOfQuestion(question)).toBe(expected);
  });
});

describe('the question of an address', () => {
  it.each([
    ['q=pay.acme.test', { text: 'pay.acme.test', day: undefined }],
    ['q=a%0Ab', { text: 'a\nb', day: undefined }],
    ['q=pay&at=2026-03-03', { text: 'pay', day: '2026-03-03' }],
    ['q=pay&at=2026-11-18', { text: 'pay', day: undefined }],
    ['q=pay&at=2030-01-01', { text: 'pay', day: undefined }],
    ['q=pay&at=yesterday', { text: 'pay', day: undefined }],
    ['', { text: '', day: undefined }],
  ])('%j', (search, expected) => {
    expect(questionOfAddress(new URLSearchParams(search), NOW)).toEqual(
      expected,
    );
  });
});
