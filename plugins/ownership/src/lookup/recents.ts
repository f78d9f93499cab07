import { MAX_ADDRESS_TEXT } from './address';

/** How many look-ups are remembered. */
export const MAX_RECENTS = 8;

const MAX_LINE = 200;

/**
 * What is kept of a look-up. Of a large paste only the first line: it may
 * hold more than anybody wants to leave in a browser.
 */
export function rememberedText(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= MAX_ADDRESS_TEXT) {
    return trimmed;
  }
  const [line] = trimmed.split('\n', 1);
  return line.slice(0, MAX_LINE).trim();
}

/**
 * The look-ups with another one in front, each once.
 *
 * Who types on asks for `pay`, then for `pay.acme.test`: what the newest goes
 * on from is replaced by it.
 */
export function withRecent(recents: readonly string[], text: string): string[] {
  const added = rememberedText(text);
  if (!added) {
    return [...recents];
  }
  const [latest, ...older] = recents;
  const kept =
    latest !== undefined && added.startsWith(latest) ? older : recents;
  return [added, ...kept.filter(recent => recent !== added)].slice(
    0,
    MAX_RECENTS,
  );
}

/** Reads what was stored; anything else than a list of texts is no look-up. */
export function parseRecents(stored: string | null): string[] {
  if (!stored) {
    return [];
  }
  try {
    const value: unknown = JSON.parse(stored);
    return Array.isArray(value)
      ? value
          .filter((one): one is string => typeof one === 'string')
          .slice(0, MAX_RECENTS)
      : [];
  } catch {
    // Not ours, or of another version: there is nothing to offer then.
    return [];
  }
}
