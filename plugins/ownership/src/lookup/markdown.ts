import { safeUrl } from '@groundwork/backstage-plugin-groundwork-react';

/** Keeps an at sign from calling somebody, without a reader seeing it. */
const ZERO_WIDTH_SPACE = '\u200B';

/**
 * Makes a text that comes from elsewhere stand in Markdown as it is.
 *
 * - Angle brackets and ampersands become entities, for Markdown and for
 *   Slack's webhooks alike, so that `<!here>` calls nobody.
 * - Underscores inside of words are left alone: they emphasise nothing, and
 *   many names have them.
 * - An at sign is followed by a space of no width, so that `@channel` calls
 *   nobody.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\*`[\]~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@/g, `@${ZERO_WIDTH_SPACE}`);
}

/** A text in bold. */
export function bold(text: string): string {
  const escaped = escapeMarkdown(text);
  return escaped ? `**${escaped}**` : '';
}

/** Text as code, fenced by more backticks than it has in a row. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(run => run.length)) + 1);
  const isPadded = line.startsWith('`') || line.endsWith('`');
  return isPadded ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** A link, or only its text where the address is not safe to follow. */
export function link(text: string, address: string): string {
  const title = escapeMarkdown(text);
  const url = safeUrl(address);
  if (!url) {
    return title;
  }
  const href = new URL(url).href.replace(
    /[()<>\\`]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${title}](${href})`;
}
