import { isLeftByClient } from './leftByClient';

const left = { destroyed: true, readableEnded: false };
const wasRead = { destroyed: true, readableEnded: true };
const isOpen = { destroyed: false, readableEnded: false };

describe('isLeftByClient', () => {
  it.each([
    ['the body cannot be read any more', 'stream.not.readable', left, true],
    ['the client leaves while it is read', 'request.aborted', left, true],
    ['the body was read before', 'stream.not.readable', wasRead, false],
    ['the client is still there', 'stream.not.readable', isOpen, false],
    ['the body is too large', 'entity.too.large', left, false],
    ['the error says nothing', undefined, left, false],
  ])('when %s', (_, type, request, expected) => {
    expect(isLeftByClient({ type }, request)).toBe(expected);
  });

  it('takes anything that is thrown', () => {
    expect(isLeftByClient(undefined, left)).toBe(false);
  });
});
