import { createHmac } from 'node:crypto';
import { isSignature, isSigned } from './signature';

// The values that GitHub gives for testing an implementation:
// https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
const SECRET = "It's a Secret to Everybody";
const BODY = Buffer.from('Hello, World!');
const SIGNATURE =
  'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

describe('isSigned', () => {
  it('knows the signature that GitHub documents', () => {
    expect(isSigned(BODY, SIGNATURE, [SECRET])).toBe(true);
  });

  it('takes any of several secrets, while one is rotated', () => {
    expect(isSigned(BODY, SIGNATURE, ['the new one', SECRET])).toBe(true);
    expect(isSigned(BODY, SIGNATURE, [SECRET, 'the old one'])).toBe(true);
  });

  it.each<[string, string | undefined]>([
    ['none', undefined],
    ['an empty one', ''],
    ['one of another algorithm', `sha1=${SIGNATURE.slice(7, 47)}`],
    ['one that is too short', SIGNATURE.slice(0, -1)],
    ['one that is too long', `${SIGNATURE}0`],
    ['one that is not hexadecimal', SIGNATURE.replace(/7$/, 'g')],
    ['one that differs by a digit', SIGNATURE.replace(/7$/, '8')],
  ])('refuses %s', (_, signature) => {
    expect(isSigned(BODY, signature, [SECRET])).toBe(false);
  });

  it('refuses another body, and everything without secrets', () => {
    expect(isSigned(Buffer.from('Hello, World'), SIGNATURE, [SECRET])).toBe(
      false,
    );
    expect(isSigned(BODY, SIGNATURE, [])).toBe(false);
    expect(isSigned(BODY, SIGNATURE, ['another secret'])).toBe(false);
  });

  it('looks at bytes, not at text', () => {
    const bytes = Buffer.from([0xff, 0x00, 0xfe]);
    const signature = `sha256=${createHmac('sha256', SECRET)
      .update(bytes)
      .digest('hex')}`;

    expect(isSigned(bytes, signature, [SECRET])).toBe(true);
    expect(
      isSigned(Buffer.from(bytes.toString('utf8')), signature, [SECRET]),
    ).toBe(false);
  });
});

it('tells the form of a signature', () => {
  expect([SIGNATURE, 'sha256=', undefined].map(isSignature)).toEqual([
    true,
    false,
    false,
  ]);
});
