// Whether the two halves of the portal answer.
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until `isReady` says so, or `signal` is aborted. */
export async function until(isReady, { signal, everyMs = 200 }) {
  while (!(await isReady(signal))) {
    await sleep(everyMs, undefined, { signal });
  }
}

export function backendIsReady(port) {
  return async signal => {
    const url = `http://localhost:${port}/.backstage/health/v1/readiness`;
    return (await get(url, signal))?.ok ?? false;
  };
}

/** The page alone does not tell: it is there before the code that it loads. */
export function frontendIsReady(port) {
  return async signal => {
    const url = `http://localhost:${port}/`;
    const html = await (await get(url, signal))?.text();
    const bundle = html && bundleOf(html);
    if (!bundle) return false;
    return (await get(new URL(bundle, url), signal))?.ok ?? false;
  };
}

export function bundleOf(html) {
  const sources = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)];
  return sources.map(match => match[1]).find(src => /main\b.*\.js/.test(src));
}

async function get(url, signal) {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) await response.body?.cancel();
    return response.ok ? response : undefined;
  } catch {
    signal?.throwIfAborted();
    return undefined; // nothing listens yet, or it was cut off
  }
}
