import { describeUrl } from '../providers/feeds/origin';

/**
 * An error whose message we wrote for people. Those of third parties may hold
 * addresses with keys, and reasons are copied, sent on and given to models.
 */
export class ShownError extends Error {
  name = 'ShownError';
}

/** A text with the hosts of its URLs only: the rest is often secret. */
export function withHostsOnly(text: string): string {
  return text.replace(/\b\w+:\/\/[^\s"'<>]+/g, found => {
    // Punctuation at the end belongs to the sentence.
    const [, url, end] = /^(.*[^.,;:!?)\]}])?(.*)$/.exec(found) ?? [];
    return URL.canParse(url) ? `${describeUrl(new URL(url))}${end}` : '…';
  });
}
