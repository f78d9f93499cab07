/** A page that says what went wrong and what the shopper can do about it. */
export class PageError extends Error {
  constructor(status, title, message, { headers = {} } = {}) {
    super(message);
    this.name = 'PageError';
    this.status = status;
    this.title = title;
    this.headers = headers;
  }
}

export function badRequest(message) {
  return new PageError(400, 'We did not understand that', message);
}

export function notFound() {
  return new PageError(
    404,
    'We cannot find this page',
    'It may have been sold out or moved. All products are on the first page.',
  );
}
