import {
  readYaml as readAny,
  type YamlDocument as AnyDocument,
  type YamlProblem,
} from '@groundwork/backstage-plugin-groundwork-node/yaml';
import type { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import { MAX_DOCUMENTS, MAX_LEXEMES, MAX_TEXT_BYTES } from './limits';
import { formatPath } from './path';

/** One document of a YAML text, with its problems as scorecards tell them. */
export type YamlDocument = Omit<AnyDocument, 'problems'> & {
  problems: DefinitionProblem[];
};

/** A YAML text, or why nothing of it can be read. */
export type YamlText =
  | { ok: true; documents: YamlDocument[] }
  | { ok: false; problem: DefinitionProblem };

/** Reads a YAML text that anyone may have written. Throws for none. */
export function readYaml(text: string): YamlText {
  const read = readAny(text, {
    what: 'scorecards',
    maxBytes: MAX_TEXT_BYTES,
    maxDocuments: MAX_DOCUMENTS,
    maxLexemes: MAX_LEXEMES,
  });
  if (!read.ok) {
    return { ok: false, problem: toProblem(read.problem) };
  }
  return {
    ok: true,
    documents: read.documents.map(document => ({
      ...document,
      problems: document.problems.map(toProblem),
    })),
  };
}

function toProblem({ path, ...problem }: YamlProblem): DefinitionProblem {
  return path.length > 0
    ? { ...problem, path: formatPath(path) }
    : { ...problem };
}
