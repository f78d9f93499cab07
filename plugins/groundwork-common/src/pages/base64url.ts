// Neither Buffer nor Uint8Array.fromBase64 exists in all of the browsers and
// Node versions that this package runs on; btoa and atob do.

/** Encodes a text as UTF-8 in the URL-safe base64 alphabet, without padding. */
export function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
  return btoa(binary)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * The inverse of {@link toBase64Url}.
 *
 * @throws an Error if the text is not base64url, or what it holds is not UTF-8
 */
export function fromBase64Url(encoded: string): string {
  if (!/^[\w-]+$/.test(encoded)) {
    throw new Error('it has characters outside of A-Z, a-z, 0-9, - and _');
  }
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, char => char.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
