import fc from 'fast-check';
import { blacken, findLeak } from './secretForms';

const secrets = fc.string({ minLength: 6, maxLength: 40 });
const beside = fc.string({ maxLength: 10 });

const ENCODINGS: Array<[string, (text: string) => string]> = [
  ['itself', text => text],
  ['base64', text => Buffer.from(text).toString('base64')],
  ['base64url', text => Buffer.from(text).toString('base64url')],
  ['hexadecimal', text => Buffer.from(text).toString('hex')],
  ['a URL', text => encodeURIComponent(text)],
  ['JSON', text => JSON.stringify({ text })],
];

describe('secret forms', () => {
  it.each(ENCODINGS)('are found in %s, whatever stands beside', (_, encode) => {
    fc.assert(
      fc.property(secrets, beside, beside, (secret, before, after) => {
        const text = encode(`${before}${secret}${after}`);

        expect(findLeak(text, [secret])).toMatchObject({ secret });
        expect(findLeak(blacken(text, [secret]), [secret])).toBeUndefined();
      }),
    );
  });

  it('are not found where there is none', () => {
    expect(findLeak('nothing to see', ['hunter2'])).toBeUndefined();
    expect(blacken('nothing to see', ['hunter2'])).toBe('nothing to see');
  });

  it('does not look for what is too short', () => {
    expect(findLeak('a b c', ['b'])).toBeUndefined();
  });
});
