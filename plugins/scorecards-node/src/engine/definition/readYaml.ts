import type { JsonValue } from '@backstage/types';
import type { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import { Lexer, parseAllDocuments } from 'yaml';
import { MAX_DOCUMENTS, MAX_LEXEMES, MAX_TEXT_BYTES } from './limits';
import { formatPath } from './path';
import { DocumentPlaces, LineIndex } from './places';
import { NodeReader } from './readNode';

/** One document of a YAML text, as JSON. */
export interface YamlDocument {
  /** As it is written. */
  text: string;
  value: JsonValue;
  places: DocumentPlaces;
  /** Why it cannot be used. */
  problems: DefinitionProblem[];
}

/** A YAML text, or why nothing of it can be read. */
export type YamlText =
  | { ok: true; documents: YamlDocument[] }
  | { ok: false; problem: DefinitionProblem };

/** Control characters and halves of characters; see YAML 1.2.2, section 5.1. */
const UNREADABLE = /(?![\t\n\r\u0085])[\p{Cc}\p{Cs}]/u;

/** Reads a YAML text that anyone may have written. Throws for none. */
export function readYaml(text: string): YamlText {
  const tooLarge = describeSize(text);
  if (tooLarge) {
    return refuse(tooLarge);
  }
  const unreadable = text.search(UNREADABLE);
  if (unreadable >= 0) {
    const message = 'has a character that YAML does not allow';
    const { line, column } = new LineIndex(text).positionOf(unreadable);
    return { ok: false, problem: { message, line, column } };
  }
  const lines = new LineIndex(text);
  const parsed = parseAllDocuments(text, {
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'silent',
    // Compares each key with each other one; the reader does it at less cost
    uniqueKeys: false,
  });
  if (parsed.length > MAX_DOCUMENTS) {
    return refuse(`has more than ${MAX_DOCUMENTS} documents`);
  }
  const documents = [...parsed].flatMap((document): YamlDocument[] => {
    const [start, , end] = document.range;
    const own = parsed.length === 1 ? text : text.slice(start, end);
    const places = new DocumentPlaces(text, lines);
    if (document.errors.length > 0) {
      const problems = document.errors.map(({ message, pos }) => ({
        message: lowerFirst(message),
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
      ...places.positionOf(offset),
      ...(path.length > 0 && { path: formatPath(path) }),
    }));
    return [{ text: own, value, places, problems }];
  });
  return { ok: true, documents };
}

function describeSize(text: string): string | undefined {
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) {
    return 'is larger than 1 MiB; spread the scorecards over several files';
  }
  let lexemes = 0;
  for (const _ of new Lexer().lex(text)) {
    lexemes++;
    if (lexemes > MAX_LEXEMES) {
      return 'has too many parts to be read; spread the scorecards over several files';
    }
  }
  return undefined;
}

function refuse(message: string): YamlText {
  return { ok: false, problem: { message, line: 1, column: 1 } };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
