import { ResponseError } from '@backstage/errors';
import { reasonOf } from './reasonOf';

describe('reasonOf', () => {
  it('is what the backend said', async () => {
    const response = new Response(
      JSON.stringify({
        error: { name: 'ConflictError', message: 'It is being deleted' },
        response: { statusCode: 409 },
      }),
      { status: 409, headers: { 'content-type': 'application/json' } },
    );
    const error = await ResponseError.fromResponse(response);
    expect(reasonOf(error)).toBe('It is being deleted');
  });

  it('is what went wrong where there was no answer', () => {
    expect(reasonOf(new TypeError('Failed to fetch'))).toBe('Failed to fetch');
  });
});
