import type { JsonValue } from '@backstage/types';
import Ajv, { type ErrorObject } from 'ajv';
import type { ModelDocument } from './document';
import type { PathProblem } from './problems';
import { MATURITY_MODEL_SCHEMA } from './schema';
import { describeSchemaProblem } from './schemaProblems';

const ajv = new Ajv({
  allErrors: true,
  discriminator: true,
  // Puts the schema beside an error, to say what would be right
  verbose: true,
  // Every property of an action's forms is that of an object, as said once
  strictTypes: false,
});
const validate = ajv.compile<ModelDocument>(MATURITY_MODEL_SCHEMA);

/** A document that is as the schema says, or what departs from it. */
export type ValidatedDocument =
  | { ok: true; document: ModelDocument }
  | { ok: false; problems: PathProblem[] };

/** Compares a document with the schema of maturity models. */
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
