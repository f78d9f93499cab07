import { createHash } from 'node:crypto';
import { JsonValue } from '@backstage/types';
import { ResourceDesire } from '@groundwork/backstage-plugin-environments-node';
import { ProcessSpec } from './spec';

/**
 * The name of a checkout: what differs in what a build can see, has another. The
 * build sees the service's variables.
 *
 * @internal
 */
export function checkoutKey(
  source: NonNullable<ResourceDesire['source']>,
  spec: ProcessSpec,
): string {
  const { repository, commit } = source;
  return digestOf({
    repository,
    commit,
    ...(spec.build && { build: spec.build.command, env: { ...spec.env } }),
  });
}

/**
 * What a running service is made of: where it differs, it has to be started anew.
 * The values of secrets have no part in it, their references do.
 *
 * @internal
 */
export function serviceDigest(options: {
  spec: ProcessSpec;
  checkout: string;
  commit: string | undefined;
  privatePort: number;
}): string {
  const { spec, checkout, commit, privatePort } = options;
  return digestOf({
    checkout,
    commit: commit ?? null,
    privatePort,
    command: spec.command,
    env: { ...spec.env },
    workingDirectory: spec.workingDirectory,
    portEnv: spec.portEnv,
    limits: { ...spec.limits },
    logLimitMb: spec.logLimitMb,
  } as unknown as JsonValue);
}

/**
 * A short digest of JSON, whatever the order of keys.
 *
 * @internal
 */
export function digestOf(value: JsonValue | object): string {
  const text = JSON.stringify(value, (_key, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
