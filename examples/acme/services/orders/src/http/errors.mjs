/** What a caller is told when a request cannot be served. */
export class HttpError extends Error {
  constructor(status, code, message, { headers = {}, extra = {} } = {}) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.extra = extra;
  }

  toBody() {
    const { code, message } = this;
    return { error: { code, message }, ...this.extra };
  }
}

export function badRequest(message) {
  return new HttpError(400, 'bad_request', message);
}

/** Names every field that is wrong, so that a form can be corrected at once. */
export function invalidFields(details) {
  const [first] = details;
  const more = details.length > 1 ? ` (and ${details.length - 1} more)` : '';
  return new HttpError(
    400,
    'invalid_order',
    `${first.field} ${first.message}${more}`,
    { extra: { details } },
  );
}

export function notFound(what) {
  return new HttpError(404, 'not_found', `${what} does not exist`);
}
