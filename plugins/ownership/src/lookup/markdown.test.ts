/* eslint-disable no-script-url -- they are what is to be refused */
import { bold, code, escapeMarkdown, link } from './markdown';

describe('escapeMarkdown', () => {
  it.each([
    ['Checkout web', 'Checkout web'],
    ['invoice_renderer', 'invoice_renderer'],
    ['_quiet_', '\\_quiet\\_'],
    ['**loud**', '\\*\\*loud\\*\\*'],
    ['a `tick`', 'a \\`tick\\`'],
    ['[click](https://evil.test)', '\\[click\\](https://evil.test)'],
    ['<!here>', '&lt;!here&gt;'],
    ['R&D', 'R&amp;D'],
    ['@channel', '@\u200Bchannel'],
    ['one\n# two', 'one # two'],
    ['a|b ~c~', 'a\\|b \\~c\\~'],
    ['back\\slash', 'back\\\\slash'],
    ['#payments-incidents', '#payments-incidents'],
  ])('%j → %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});

describe('bold', () => {
  it.each([
    ['Payments Core', '**Payments Core**'],
    ['', ''],
  ])('%j → %j', (text, expected) => {
    expect(bold(text)).toBe(expected);
  });
});

describe('code', () => {
  it.each([
    ['pay.acme.test', '`pay.acme.test`'],
    ['a `b` c', '``a `b` c``'],
    ['`b`', '`` `b` ``'],
    ['two\nlines', '`two lines`'],
  ])('%j → %j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });
});

describe('link', () => {
  it.each([
    ['https://wiki.acme.test/a', '[Run\\[book\\]](https://wiki.acme.test/a)'],
    [
      'https://wiki.acme.test/a_(b)?c=<d>',
      '[Run\\[book\\]](https://wiki.acme.test/a_%28b%29?c=%3Cd%3E)',
    ],
    ['javascript:alert(1)', 'Run\\[book\\]'],
    ['/relative', 'Run\\[book\\]'],
  ])('to %s', (address, expected) => {
    expect(link('Run[book]', address)).toBe(expected);
  });
});
