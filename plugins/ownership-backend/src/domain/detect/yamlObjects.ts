import { JsonValue } from '@backstage/types';
import { parseAllDocuments } from 'yaml';

/** Manifests are small; the parser keeps much more in memory than the text. */
const MAX_LENGTH = 256 * 1024;
const MAX_DEPTH = 100;
const MAX_DOCUMENTS = 200;

/** How often aliases may be followed before a document is taken for a bomb. */
const MAX_ALIASES = 100;

/** Whether the text has the two fields that every Kubernetes object has. */
function looksLikeManifest(text: string): boolean {
  return /^apiVersion:/m.test(text) && /^kind:/m.test(text);
}

/** Brackets within brackets make the parser call itself. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') {
      depth++;
    } else if (character === ']' || character === '}') {
      depth--;
    }
    if (depth > MAX_DEPTH) {
      return true;
    }
  }
  return false;
}

/**
 * Reads Kubernetes objects written as YAML. Undefined if the text is something
 * else, or too large or too tangled to be read in bounded time: it is then
 * read line by line, like any other text.
 */
export function parseManifests(text: string): JsonValue[] | undefined {
  const plausible =
    text.length <= MAX_LENGTH && looksLikeManifest(text) && !isDeep(text);
  if (!plausible) {
    return undefined;
  }
  try {
    const documents = parseAllDocuments(text, {
      logLevel: 'silent',
      prettyErrors: false,
      // Comparing each key with all others takes quadratic time.
      uniqueKeys: false,
      merge: false,
    });
    return Array.isArray(documents)
      ? documents
          .slice(0, MAX_DOCUMENTS)
          .filter(document => document.errors.length === 0)
          .map(document => document.toJS({ maxAliasCount: MAX_ALIASES }))
      : undefined;
  } catch {
    // A bomb of aliases: it has no more to say than its lines.
    return undefined;
  }
}
