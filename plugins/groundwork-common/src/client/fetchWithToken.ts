/**
 * A `fetchApi` for a backend that calls another plugin on somebody's behalf: it
 * asks for a token before each request, and breaks off with either signal.
 *
 * @param options - `token` gives a token of `auth.getPluginRequestToken`
 *
 * @public
 */
export function fetchWithToken(options: {
  token: () => Promise<string>;
  /** Breaks off all requests. */
  signal?: AbortSignal;
}): { fetch: typeof fetch } {
  return {
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `Bearer ${await options.token()}`);
      const signal = eitherOf(init?.signal, options.signal);
      return fetch(input, { ...init, headers, signal });
    },
  };
}

function eitherOf(
  one: AbortSignal | null | undefined,
  other: AbortSignal | undefined,
): AbortSignal | undefined {
  return one && other ? AbortSignal.any([one, other]) : one ?? other;
}
