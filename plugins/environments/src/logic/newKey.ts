/**
 * Another key for each wish, of which one thing comes even if it is sent twice.
 * Browsers have no randomUUID where a portal has no TLS.
 */
export function newKey(): string {
  const parts = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(parts, part => part.toString(36)).join('-');
}
