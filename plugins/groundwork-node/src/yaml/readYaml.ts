import { JsonValue } from '@backstage/types';
import { Lexer, parseAllDocuments } from 'yaml';
import { NodeReader } from './NodeReader';
import { DocumentPath } from './path';
import { DocumentPlaces, LineIndex, PlaceIndex, TextPosition } from './places';

/**
 * What a text may hold.
 *
 * @public
 */
export interface ReadYamlOptions {
  /** In words, for whoever has written too much: `scorecards`. */
  what: string;
  /** Bytes of a text, in UTF-8. */
  maxBytes: number;
  /** Documents of a text. */
  maxDocuments: number;
  /**
   * Words, signs and spaces of a text: what nothing but brackets cost to read is
   * out of proportion to their size.
   */
  maxLexemes: number;
}

/**
 * Why something of a text cannot be used.
 *
 * @public
 */
export interface YamlProblem extends TextPosition {
  /** What is wrong with it, beginning with a verb: `has the key 'a' twice`. */
  message: string;
  /** Empty for the document, or the text, as a whole. */
  path: DocumentPath;
}

/**
 * One document of a YAML text, as JSON.
 *
 * @public
 */
export interface YamlDocument {
  /** As it is written. */
  text: string;
  /** Not to be used when there are problems. */
  value: JsonValue;
  places: DocumentPlaces;
  /** Why it cannot be used. */
  problems: YamlProblem[];
}

/**
 * A YAML text, or why nothing of it can be read.
 *
 * @public
 */
export type YamlText =
  | { ok: true; documents: YamlDocument[] }
  | { ok: false; problem: YamlProblem };

/** Control characters and halves of characters; see YAML 1.2.2, section 5.1. */
const UNREADABLE = /(?![\t\n\r\u0085])[\p{Cc}\p{Cs}]/u;

const KIB = 1024;

/**
 * Reads definitions that anyone may have written, as YAML 1.2. Throws for no text,
 * and takes no longer for one than its size tells.
 *
 * @remarks
 *
 * Only what JSON can say is taken: anchors, aliases, merge keys and tags are
 * refused, and so are keys that come twice and what PostgreSQL cannot store.
 *
 * @public
 */
export function readYaml(text: string, options: ReadYamlOptions): YamlText {
  const { maxDocuments } = options;
  const tooLarge = describeSize(text, options);
  if (tooLarge !== undefined) {
    return refuse(tooLarge);
  }
  const lines = new LineIndex(text);
  const unreadable = text.search(UNREADABLE);
  if (unreadable >= 0) {
    return refuse(
      'has a character that YAML does not allow',
      lines.positionOf(unreadable),
    );
  }
  const parsed = parseAllDocuments(text, {
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'silent',
    // Compares each key with each other one; the reader does it at less cost
    uniqueKeys: false,
  });
  if (parsed.length > maxDocuments) {
    return refuse(`has more than ${maxDocuments} documents`);
  }
  const documents = [...parsed].flatMap((document): YamlDocument[] => {
    const [start, , end] = document.range;
    const own = parsed.length === 1 ? text : text.slice(start, end);
    const places = new PlaceIndex(text, lines);
    if (document.errors.length > 0) {
      const problems = document.errors.map(({ message, pos }) => ({
        message: lowerFirst(message),
        path: [],
        ...places.positionOf(pos[0]),
      }));
      return [{ text: own, value: null, places, problems }];
    }
    const { contents } = document;
    // What is left of a separator that nothing follows
    if (contents === null || contents.range[0] === contents.range[1]) {
      return [];
    }
    const reader = new NodeReader(places);
    const value = reader.read(contents, []);
    const problems = reader.problems.map(({ message, offset, path }) => ({
      message,
      path,
      ...places.positionOf(offset),
    }));
    return [{ text: own, value, places, problems }];
  });
  return { ok: true, documents };
}

function describeSize(
  text: string,
  { what, maxBytes, maxLexemes }: ReadYamlOptions,
): string | undefined {
  if (Buffer.byteLength(text) > maxBytes) {
    return `is larger than ${inWords(
      maxBytes,
    )}; spread the ${what} over several files`;
  }
  let lexemes = 0;
  for (const _ of new Lexer().lex(text)) {
    lexemes++;
    if (lexemes > maxLexemes) {
      return `has too many parts to be read; spread the ${what} over several files`;
    }
  }
  return undefined;
}

function inWords(bytes: number): string {
  return bytes % (KIB * KIB) === 0
    ? `${bytes / KIB / KIB} MiB`
    : `${Math.floor(bytes / KIB)} KiB`;
}

function refuse(
  message: string,
  position: TextPosition = { line: 1, column: 1 },
): YamlText {
  return { ok: false, problem: { message, path: [], ...position } };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
