import { HttpRequest } from '../../http/client';

/** An answer that is ready to be sent, and what it answers. */
export interface PlainAnswer {
  key: string;
  json: string;
}

/** What tells requests apart. */
export function keyOf({ method = 'GET', path, body }: HttpRequest): string {
  return `${method} ${path} ${body === undefined ? '' : JSON.stringify(body)}`;
}

/** What tells requests apart whose statements are counted. */
export function countKeyOf({ method = 'GET', path }: HttpRequest): string {
  return `${method} ${path}`;
}
