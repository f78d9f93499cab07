import { JsonObject } from '@backstage/types';
import { InputError } from '@backstage/errors';
import Ajv from 'ajv';
import { refusedStatement } from './seeds';

/**
 * What a blueprint says of a database.
 *
 * @internal
 */
export interface SqliteSpec {
  seed?: { sql?: string[]; file?: string };
}

/**
 * JSON Schema of the driver's `spec`.
 *
 * @internal
 */
export const sqliteSpecSchema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    seed: {
      type: 'object',
      description: 'What is in it first; it is not run again later',
      additionalProperties: false,
      minProperties: 1,
      properties: {
        file: {
          type: 'string',
          description: 'An SQL file in the repository; runs first',
          minLength: 1,
        },
        sql: {
          type: 'array',
          description: 'SQL; without transactions of its own',
          maxItems: 1000,
          items: { type: 'string', maxLength: 1_000_000 },
        },
      },
    },
  },
};

const validate = new Ajv({ allErrors: true, strict: true }).compile(
  sqliteSpecSchema,
);

/**
 * Reads a `spec`.
 *
 * @throws InputError that says everything that is wrong
 * @internal
 */
export function parseSqliteSpec(given: JsonObject): SqliteSpec {
  if (!validate(given)) {
    const problems = (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `spec${instancePath} ${message}${
          'additionalProperty' in params
            ? `: '${params.additionalProperty}'`
            : ''
        }`,
    );
    throw new InputError(problems.join('; '));
  }
  const spec = given as SqliteSpec;
  for (const [i, sql] of (spec.seed?.sql ?? []).entries()) {
    checkSeed(sql, `spec/seed/sql/${i}`);
  }
  return spec;
}

/**
 * Refuses a seed that reaches beyond its database.
 *
 * @throws InputError
 * @internal
 */
export function checkSeed(sql: string, where: string): void {
  const refused = refusedStatement(sql);
  if (refused !== undefined) {
    throw new InputError(
      `${where} has a statement ${refused}: seeds may not read or write other files`,
    );
  }
}
