import { ResponseError } from '@backstage/errors';
import { isDenied } from './isDenied';

async function responseError(status: number) {
  const response = new Response('{}', { status });
  return ResponseError.fromResponse(response);
}

describe('isDenied', () => {
  it.each([
    [403, true],
    [401, false],
    [404, false],
    [500, false],
  ])('for an answer of %d is %s', async (status, expected) => {
    expect(isDenied(await responseError(status))).toBe(expected);
  });

  it('is false for what never was answered', () => {
    expect(isDenied(new TypeError('Failed to fetch'))).toBe(false);
  });
});
