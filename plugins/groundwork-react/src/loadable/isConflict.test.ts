import { ConflictError, ResponseError } from '@backstage/errors';
import { isConflict } from './isConflict';

describe('isConflict', () => {
  it.each([
    [409, true],
    [403, false],
    [412, false],
    [500, false],
  ])('for an answer of %d is %s', async (status, expected) => {
    const error = await ResponseError.fromResponse(
      new Response('{}', { status }),
    );
    expect(isConflict(error)).toBe(expected);
  });

  it('is true for one that was thrown here, false for what never was answered', () => {
    expect(isConflict(new ConflictError('It has changed'))).toBe(true);
    expect(isConflict(new TypeError('Failed to fetch'))).toBe(false);
  });
});
