import { JsonObject } from '@backstage/types';
import { InputError } from '@backstage/errors';
import { SecretRef } from '@groundwork/backstage-plugin-environments-node';
import Ajv from 'ajv';
import { isMarkVariable } from './marks';

/**
 * What a blueprint says of a service, with defaults in place.
 *
 * @internal
 */
export interface ProcessSpec {
  build?: { command: string[]; timeoutSeconds: number };
  command: string[];
  env: Record<string, string | SecretRef>;
  workingDirectory: string;
  portEnv: string;
  health: {
    path: string;
    expectStatus: number;
    timeoutSeconds: number;
    intervalMs: number;
  };
  limits: {
    memoryMb?: number;
    cpuSeconds?: number;
    openFiles?: number;
    fileSizeMb?: number;
  };
  stopTimeoutSeconds: number;
  logLimitMb: number;
}

const argv = {
  type: 'array',
  minItems: 1,
  maxItems: 100,
  items: { type: 'string', maxLength: 10_000, pattern: '^[^\\u0000]*$' },
};

const wholeNumber = (minimum: number, maximum: number) => ({
  type: 'integer',
  minimum,
  maximum,
});

const VARIABLE = '^[A-Za-z_][A-Za-z0-9_]*$';

/**
 * JSON Schema of the driver's `spec`.
 *
 * @internal
 */
export const processSpecSchema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['command', 'health'],
  properties: {
    build: {
      type: 'object',
      description:
        'Runs once in each checkout, with the variables of the service',
      additionalProperties: false,
      required: ['command'],
      properties: {
        command: argv,
        timeoutSeconds: { ...wholeNumber(1, 3600), default: 600 },
      },
    },
    command: {
      ...argv,
      description: 'Program and arguments; there is no shell',
    },
    env: {
      type: 'object',
      maxProperties: 200,
      propertyNames: { type: 'string', pattern: VARIABLE },
      additionalProperties: {
        anyOf: [
          { type: 'string', maxLength: 100_000, pattern: '^[^\\u0000]*$' },
          {
            type: 'object',
            additionalProperties: false,
            required: ['$secret'],
            properties: { $secret: { type: 'string' } },
          },
        ],
      },
    },
    workingDirectory: {
      type: 'string',
      description: 'Within the checkout',
      default: '.',
    },
    portEnv: {
      type: 'string',
      description: 'The variable that tells the service its port',
      pattern: VARIABLE,
      default: 'PORT',
    },
    health: {
      type: 'object',
      additionalProperties: false,
      required: ['path'],
      properties: {
        path: { type: 'string', pattern: '^/[^\\s#]*$' },
        expectStatus: { ...wholeNumber(100, 599), default: 200 },
        timeoutSeconds: { ...wholeNumber(1, 900), default: 30 },
        intervalMs: { ...wholeNumber(10, 60_000), default: 50 },
      },
    },
    limits: {
      type: 'object',
      additionalProperties: false,
      properties: {
        memoryMb: wholeNumber(16, 1_000_000),
        cpuSeconds: wholeNumber(1, 10_000_000),
        openFiles: wholeNumber(16, 1_000_000),
        fileSizeMb: wholeNumber(1, 1_000_000),
      },
    },
    stopTimeoutSeconds: { ...wholeNumber(0, 300), default: 10 },
    logLimitMb: { ...wholeNumber(1, 10_000), default: 10 },
  },
};

const ajv = new Ajv({
  allErrors: true,
  useDefaults: false,
  strict: true,
  allowUnionTypes: true,
});
const validate = ajv.compile(processSpecSchema);

/**
 * Reads a `spec`.
 *
 * @throws InputError that says everything that is wrong
 * @internal
 */
export function parseProcessSpec(spec: JsonObject): ProcessSpec {
  if (!validate(spec)) {
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
  // The schema has made sure.
  const given = spec as unknown as Partial<ProcessSpec> &
    Pick<ProcessSpec, 'command' | 'health'>;
  const env = given.env ?? {};
  const portEnv = given.portEnv ?? 'PORT';
  for (const name of [...Object.keys(env), portEnv]) {
    if (isMarkVariable(name)) {
      throw new InputError(
        `spec/env/${name} is not for services: variables that begin with GROUNDWORK_ mark what belongs to whom`,
      );
    }
  }
  return {
    command: given.command,
    env,
    workingDirectory: checkedDirectory(given.workingDirectory ?? '.'),
    portEnv,
    health: {
      path: given.health.path,
      expectStatus: given.health.expectStatus ?? 200,
      timeoutSeconds: given.health.timeoutSeconds ?? 30,
      intervalMs: given.health.intervalMs ?? 50,
    },
    limits: given.limits ?? {},
    stopTimeoutSeconds: given.stopTimeoutSeconds ?? 10,
    logLimitMb: given.logLimitMb ?? 10,
    ...(given.build && {
      build: {
        command: given.build.command,
        timeoutSeconds: given.build.timeoutSeconds ?? 600,
      },
    }),
  };
}

function checkedDirectory(path: string): string {
  if (path.startsWith('/') || path.split('/').includes('..')) {
    throw new InputError(
      `spec/workingDirectory '${path}' is not within the checkout`,
    );
  }
  return path;
}
