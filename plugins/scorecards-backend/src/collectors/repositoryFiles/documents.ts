import { JsonValue } from '@backstage/types';
import { parse as parseToml } from 'smol-toml';
import { parseAllDocuments } from 'yaml';
import { messageOf } from '../../collect/abort';

/** Formats that files are parsed as. */
export const FORMATS = ['json', 'yaml', 'toml'] as const;

export type Format = (typeof FORMATS)[number];

/** Aliases in YAML may multiply; files of people have a few. */
const MAX_ALIASES = 100;

/**
 * @throws if it is binary, or not UTF-8
 */
export function decodeText(content: Buffer, path: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    if (!text.includes('\0')) {
      return text;
    }
  } catch {
    // Said below, as of what has a NUL in it.
  }
  throw new Error(`${path} is not text in UTF-8`);
}

/**
 * The value that a file holds; of YAML with several documents, the first.
 *
 * @returns undefined for a file that is empty
 * @throws naming the file, if it is not of that format
 */
export function parseDocument(
  content: Buffer,
  format: Format,
  path: string,
): JsonValue | undefined {
  const text = decodeText(content, path);
  if (text.trim() === '') {
    return undefined;
  }
  try {
    return toJson(parseAs(text, format));
  } catch (error) {
    const [first] = messageOf(error).split('\n');
    throw new Error(
      `${path} is not valid ${format.toLocaleUpperCase('en-US')}: ${first}`,
    );
  }
}

function parseAs(text: string, format: Format): unknown {
  switch (format) {
    case 'json':
      return JSON.parse(text);
    case 'yaml': {
      const [first] = parseAllDocuments(text, { schema: 'core' });
      if (!first || !('errors' in first)) {
        return undefined;
      }
      const [error] = first.errors;
      if (error) {
        throw error;
      }
      return first.toJS({ maxAliasCount: MAX_ALIASES });
    }
    case 'toml':
      return parseToml(text);
    default:
      throw new Error(`Unknown format ${format satisfies never}`);
  }
}

/** Dates become texts, as JSON has no other way to tell them. */
function toJson(value: unknown): JsonValue | undefined {
  const json = JSON.stringify(value, (_, inner) =>
    typeof inner === 'bigint' ? String(inner) : inner,
  );
  return json === undefined ? undefined : JSON.parse(json);
}
