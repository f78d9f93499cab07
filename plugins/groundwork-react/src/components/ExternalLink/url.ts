const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:', 'slack:']);

/**
 * The address, if it is of a kind that one can be led to safely.
 *
 * Addresses come from annotations that anybody may have written; one of
 * `javascript:` would run in the page.
 *
 * @public
 */
export function safeUrl(address: string): string | undefined {
  try {
    return SCHEMES.has(new URL(address).protocol) ? address : undefined;
  } catch {
    // Not an address at all, so that there is nowhere to lead to.
    return undefined;
  }
}
