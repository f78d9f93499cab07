import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  isSecretRef,
  ResourceDesire,
  SecretRef,
  UNKNOWN,
} from '@groundwork/backstage-plugin-environments-node';
import { createHash } from 'node:crypto';
import { TerraformDriverConfig } from './config';

/** JSON Schema of the `spec` of resources with this driver. */
export const terraformSpecSchema: JsonObject = {
  type: 'object',
  required: ['module'],
  additionalProperties: false,
  properties: {
    module: {
      type: 'string',
      description: 'Id of a module in the configuration',
    },
    variables: {
      type: 'object',
      description: "Values of the module's variables",
      propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_-]*$' },
    },
  },
};

/** A module and what it is called with; secrets are references. */
export interface ModuleCall {
  module: string;
  variables: JsonObject;
}

/** What a resource asks for. */
export function readSpec({ spec }: Pick<ResourceDesire, 'spec'>): ModuleCall {
  const { module, variables = {} } = spec;
  const isObject =
    typeof variables === 'object' &&
    variables !== null &&
    !Array.isArray(variables);
  if (typeof module !== 'string' || !isObject) {
    throw new InputError('spec: has to have a module, and variables by name');
  }
  return { module, variables };
}

/** The folder of a module of the configuration. */
export function sourceOf(
  { modules }: TerraformDriverConfig,
  module: string,
): string {
  const found = modules.find(({ id }) => id === module);
  if (!found) {
    throw new InputError(
      `module '${module}' is not one of environments.drivers.terraform.modules: ${modules
        .map(({ id }) => id)
        .join(', ')}`,
    );
  }
  return found.source;
}

/** Tells whether the same is wanted as before. */
export function digestOfCall({ module, variables }: ModuleCall): string {
  return digestOf({ module, variables });
}

/**
 * Tells whether the same is to be applied as before: with another approval it is
 * not, since that is for another plan.
 */
export function digestOfDesire(
  { module, variables }: ModuleCall,
  { approvedFingerprint }: Pick<ResourceDesire, 'approvedFingerprint'>,
): string {
  return approvedFingerprint === undefined
    ? digestOfCall({ module, variables })
    : digestOf({ module, variables, approvedFingerprint });
}

/** A digest that does not depend on the order of keys. */
export function digestOf(value: JsonValue): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** Names of variables that are not known before other resources are there. */
export function unknownVariables({ variables }: ModuleCall): string[] {
  return Object.keys(variables)
    .filter(name => JSON.stringify(variables[name]).includes(UNKNOWN))
    .sort();
}

/** All references to secrets in a value. */
export function secretRefsIn(value: JsonValue | undefined): SecretRef[] {
  if (isSecretRef(value)) {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(secretRefsIn)
    : [];
}

/** A value with secrets in place of the references to them. */
export function withSecrets(
  value: JsonValue,
  secrets: ReadonlyMap<string, string>,
): JsonValue {
  if (isSecretRef(value)) {
    return secrets.get(value.$secret) ?? '';
  }
  if (Array.isArray(value)) {
    return value.map(item => withSecrets(item, secrets));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          withSecrets(item!, secrets),
        ]),
      )
    : value;
}

function canonical(value: JsonValue | undefined): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value).sort();
    return `{${keys
      .filter(key => value[key] !== undefined)
      .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`)
      .join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
