import { KindRules } from './types';
import { pathSegments, splitUrl } from './url';

const MAX_LENGTH = 80;

/** The channel in the address of a chat: Slack's archives, or `/channels/`. */
function nameInUrl(text: string): string | undefined {
  const segments = pathSegments(splitUrl(text).path);
  const parent = segments.findIndex(segment =>
    /^(?:archives|channels?|rooms?)$/.test(segment),
  );
  return parent === -1 ? undefined : segments[parent + 1];
}

/** `<#C024BE7LR|payments>`: as Slack writes a mention. */
function nameInMention(text: string): string {
  return text.slice(2, -1).split('|').pop() ?? '';
}

function normalise(text: string): string | undefined {
  const trimmed = text.trim();
  let name: string | undefined = trimmed;
  if (trimmed.includes('://')) {
    name = nameInUrl(trimmed);
  } else if (trimmed.startsWith('<#') && trimmed.endsWith('>')) {
    name = nameInMention(trimmed);
  }
  const lower = name?.toLowerCase().replace(/^#+/, '');
  const valid =
    lower !== undefined &&
    lower.length <= MAX_LENGTH &&
    /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(lower);
  return valid ? `#${lower}` : undefined;
}

/**
 * Channels of a chat: `#payments-incidents`. Several entities may share one.
 *
 * @internal
 */
export const chatChannelRules: KindRules = {
  kind: 'chat-channel',
  specificity: 0.4,
  normalise,
  walk: () => [],
};
