import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import { UNKNOWN } from '@groundwork/backstage-plugin-environments-node';
import { PostgresInstance } from './instances';

/** JSON Schema of a blueprint's `spec`. */
export const specSchema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    instance: {
      type: 'string',
      description: 'Name of a server of the configuration; `default` if absent',
    },
    template: {
      type: 'string',
      description: 'A database to clone, when the database is made',
    },
    extensions: {
      type: 'array',
      items: { type: 'string' },
      description: 'Extensions to install',
    },
    seed: {
      type: 'array',
      items: { type: 'string' },
      description:
        'SQL that is run as the owner, once, in one transaction, when the database is made',
    },
    connectionLimit: {
      type: 'integer',
      minimum: 1,
      description: 'Connections at once',
    },
  },
};

/** What is wanted of a database. */
export interface DatabaseSpec {
  template?: string;
  extensions: readonly string[];
  seed: readonly string[];
  /** -1 is no limit, as PostgreSQL says it. */
  connectionLimit: number;
}

/**
 * Finds the server that a spec names.
 *
 * @throws InputError if there is none
 */
export function instanceOf(
  instances: ReadonlyMap<string, PostgresInstance>,
  spec: JsonObject,
): PostgresInstance {
  const name = typeof spec.instance === 'string' ? spec.instance : 'default';
  const instance = instances.get(name);
  if (!instance) {
    const known = [...instances.keys()].join(', ') || 'none';
    throw new InputError(
      `There is no PostgreSQL server '${name}'; environments.drivers.postgres.instances has ${known}`,
    );
  }
  return instance;
}

/**
 * Reads what is wanted, and refuses what the server's configuration does not
 * allow. What a plan does not know yet is left out.
 *
 * @throws InputError if something is not allowed, or not what it has to be
 */
export function readSpec(
  spec: JsonObject,
  instance: PostgresInstance,
): DatabaseSpec {
  const { template, connectionLimit } = spec;
  const extensions = readStrings('extensions', spec.extensions);
  const seed = readStrings('seed', spec.seed);
  for (const extension of extensions) {
    mustBeAllowed('extension', extension, instance);
  }
  if (isKnown(template)) {
    if (typeof template !== 'string') {
      throw new InputError('template has to be the name of a database');
    }
    mustBeAllowed('template', template, instance);
  }
  if (isKnown(connectionLimit) && !isLimit(connectionLimit)) {
    throw new InputError(
      `connectionLimit has to be a whole number from 1 on, not ${JSON.stringify(
        connectionLimit,
      )}`,
    );
  }
  return {
    template: typeof template === 'string' ? template : undefined,
    extensions,
    seed,
    connectionLimit: isLimit(connectionLimit) ? connectionLimit : -1,
  };
}

function mustBeAllowed(
  what: 'extension' | 'template',
  value: string,
  instance: PostgresInstance,
): void {
  const allowed = instance[`${what}s`];
  if (!allowed.includes(value)) {
    throw new InputError(
      `${what} '${value}' is not allowed on '${
        instance.name
      }': environments.drivers.postgres.instances.${
        instance.name
      }.${what}s has ${allowed.join(', ') || 'none'}`,
    );
  }
}

function readStrings(name: string, value: JsonValue | undefined): string[] {
  if (!isKnown(value)) {
    return [];
  }
  if (
    !Array.isArray(value) ||
    !value.every((it): it is string => typeof it === 'string')
  ) {
    throw new InputError(`${name} has to be a list of texts`);
  }
  return value.filter(isKnown);
}

function isKnown(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null && value !== UNKNOWN;
}

function isLimit(value: JsonValue | undefined): value is number {
  return Number.isInteger(value) && Number(value) >= 1;
}
