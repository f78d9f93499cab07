/** An answer that the caller can act on: thrown anywhere, sent as JSON. */
export class ApiError extends Error {
  constructor(status, code, message, headers = {}) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The request is wrong; the message names the field and what would be right. */
export function invalid(field, expectation) {
  return new ApiError(400, 'invalid_request', `${field} ${expectation}`);
}

/** The request is right, but not for the state that the payment is in. */
export function conflict(code, message) {
  return new ApiError(409, code, message);
}

export function notFound(what) {
  return new ApiError(404, 'not_found', `${what} does not exist`);
}

export function errorBody(error) {
  return { error: { code: error.code, message: error.message } };
}
