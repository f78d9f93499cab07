import type { JsonValue } from '@backstage/types';
import Ajv, { type ErrorObject } from 'ajv';
import schema from '../../../schema/scorecard.schema.json';
import { describeSchemaProblem } from './describeSchemaProblem';
import type { PathProblem } from './path';
import type { ScorecardDocument } from './document';

const ajv = new Ajv({
  allErrors: true,
  discriminator: true,
  // Puts the schema beside an error, to say what would be right
  verbose: true,
  // Every property of an action's forms is that of an object, as said once
  strictTypes: false,
});
const validate = ajv.compile<ScorecardDocument>(schema);

/** A document that is as the schema says, or what departs from it. */
export type ValidatedDocument =
  | { ok: true; document: ScorecardDocument }
  | { ok: false; problems: PathProblem[] };

/** Compares a document with `schema/scorecard.schema.json`. */
export function validateDocument(value: JsonValue): ValidatedDocument {
  if (validate(value)) {
    return { ok: true, document: value };
  }
  const errors: ErrorObject[] = validate.errors ?? [];
  return {
    ok: false,
    problems: errors
      // Follows from the error of the form within it
      .filter(({ keyword }) => keyword !== 'oneOf')
      .map(error => describeSchemaProblem(error, value)),
  };
}
