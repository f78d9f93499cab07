import { JsonValue } from '@backstage/types';
import schema from '@groundwork/backstage-plugin-environments-node/schema/blueprint.schema.json';
import Ajv from 'ajv';
import { BlueprintDocument } from './document';
import { describeSchemaProblem } from './schemaProblems';
import { PathProblem } from './problems';

const ajv = new Ajv({
  allErrors: true,
  // Puts the schema beside an error, to say what would be right
  verbose: true,
});
const validate = ajv.compile<BlueprintDocument>(schema);

/** A document that is as the schema says, or what departs from it. */
export type ValidatedDocument =
  | { ok: true; document: BlueprintDocument }
  | { ok: false; problems: PathProblem[] };

/** Compares a document with `schema/blueprint.schema.json`. */
export function validateDocument(value: JsonValue): ValidatedDocument {
  if (validate(value)) {
    return { ok: true, document: value };
  }
  return {
    ok: false,
    problems: (validate.errors ?? [])
      // Told along with the name that is wrong
      .filter(({ propertyName }) => propertyName === undefined)
      .map(error => describeSchemaProblem(error, value)),
  };
}
