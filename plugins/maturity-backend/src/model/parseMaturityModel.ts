import {
  readYaml,
  type YamlDocument,
  type YamlProblem,
} from '@groundwork/backstage-plugin-groundwork-node/yaml';
import type { MaturityModel } from '@groundwork/backstage-plugin-maturity-common';
import type { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import { checkModel } from './checkModel';
import { normalise } from './normalise';
import { formatPath, limitProblems, placeProblems } from './problems';
import { validateDocument } from './validateDocument';

/** Bytes of a text with a model; nobody writes as much by hand. */
export const MAX_TEXT_BYTES = 512 * 1024;

/**
 * A maturity model of a text, or all that is wrong with it, in the order of the text.
 * `location` is where it was read from, as the caller says.
 */
export type ParsedModel =
  | { location: string; model: MaturityModel }
  | { location: string; problems: DefinitionProblem[] };

/**
 * Reads a maturity model that anyone may have written. Throws for no text. Whether the
 * facts exist that checks read, the engine of scorecards knows: it is asked when the
 * model is put into force.
 */
export function parseMaturityModel(
  yaml: string,
  { location }: { location: string },
): ParsedModel {
  const read = readYaml(yaml, {
    what: 'maturity models',
    maxBytes: MAX_TEXT_BYTES,
    maxDocuments: 1,
    maxLexemes: 100_000,
  });
  if (!read.ok) {
    return { location, problems: [toProblem(read.problem)] };
  }
  if (read.documents.length === 0) {
    const message = 'has no maturity model';
    return { location, problems: [{ message, line: 1, column: 1 }] };
  }
  const outcome = parseDocument(read.documents[0]);
  return Array.isArray(outcome)
    ? { location, problems: limitProblems(outcome) }
    : { location, model: outcome };
}

function parseDocument({
  value,
  places,
  problems,
}: YamlDocument): MaturityModel | DefinitionProblem[] {
  if (problems.length > 0) {
    return problems.map(toProblem);
  }
  const validated = validateDocument(value);
  if (!validated.ok) {
    return placeProblems(validated.problems, places);
  }
  const { model, problems: badRefs } = normalise(validated.document);
  const found = [...badRefs, ...checkModel(validated.document, places)];
  return found.length > 0 ? placeProblems(found, places) : model;
}

function toProblem({ path, ...problem }: YamlProblem): DefinitionProblem {
  return path.length > 0
    ? { ...problem, path: formatPath(path) }
    : { ...problem };
}
