import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { ResourceDesire } from '@groundwork/backstage-plugin-environments-node';
import { GitDriverConfig, GitRepository } from './config';
import { checkPath, joinPath } from './paths';

/** JSON Schema of the `spec` of resources with this driver. */
export const gitSpecSchema: JsonObject = {
  type: 'object',
  required: ['repository', 'manifests'],
  additionalProperties: false,
  properties: {
    repository: {
      type: 'string',
      description: 'Id of a repository in the configuration',
    },
    path: {
      type: 'string',
      minLength: 1,
      description:
        "Folder below the repository's, of this resource alone; by default <name of the environment>/<name of the resource>",
    },
    manifests: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['apiVersion', 'kind', 'metadata'],
        properties: {
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          metadata: {
            type: 'object',
            required: ['name'],
            properties: {
              name: { type: 'string' },
              namespace: { type: 'string' },
            },
          },
        },
      },
    },
    wait: {
      description: 'What tells that the manifests are in force',
      oneOf: [
        {
          type: 'object',
          required: ['kind'],
          additionalProperties: false,
          properties: { kind: { const: 'none' } },
        },
        {
          type: 'object',
          required: ['kind', 'application'],
          additionalProperties: false,
          properties: {
            kind: { const: 'argocd' },
            application: { type: 'string', minLength: 1 },
            server: {
              type: 'string',
              description:
                'Id of a server in the configuration; needed when there are several',
            },
            timeoutSeconds: { type: 'integer', minimum: 1, default: 600 },
          },
        },
      ],
    },
  },
};

/** What tells that manifests are in force. */
export type Wait =
  | { kind: 'none' }
  | {
      kind: 'argocd';
      application: string;
      server?: string;
      timeoutSeconds: number;
    };

/** Where a resource's manifests are. */
export interface Location {
  repository: string;
  path: string;
}

/** The repository of the configuration with an id. */
export function repositoryOf(
  config: GitDriverConfig,
  id: unknown,
): GitRepository {
  const found = config.repositories.find(candidate => candidate.id === id);
  if (!found) {
    throw new InputError(
      `repository '${id}' is not one of environments.drivers.git.repositories: ${config.repositories
        .map(candidate => candidate.id)
        .join(', ')}`,
    );
  }
  return found;
}

/** Where the manifests of a resource belong. */
export function locationOf(
  config: GitDriverConfig,
  desired: ResourceDesire,
): Location {
  const repository = repositoryOf(config, desired.spec.repository);
  const { path } = desired.spec;
  const below =
    typeof path === 'string'
      ? path
      : `${desired.environment.name}/${desired.resource}`;
  return {
    repository: repository.id,
    path: joinPath(repository.path, checkPath(below, 'path')),
  };
}

/** What is waited for. */
export function waitOf(desired: ResourceDesire): Wait {
  const wait = desired.spec.wait;
  if (wait === undefined) {
    return { kind: 'none' };
  }
  const { kind, application, server, timeoutSeconds } = wait as JsonObject;
  if (kind === 'none') {
    return { kind };
  }
  if (kind !== 'argocd' || typeof application !== 'string') {
    throw new InputError(
      `wait: kind has to be argocd, with an application, or none`,
    );
  }
  return {
    kind,
    application,
    server: typeof server === 'string' ? server : undefined,
    timeoutSeconds: typeof timeoutSeconds === 'number' ? timeoutSeconds : 600,
  };
}
