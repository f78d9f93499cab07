import { JsonValue } from '@backstage/types';
import {
  DriverSecrets,
  isSecretRef,
  SecretRef,
} from '@groundwork/backstage-plugin-environments-node';

/**
 * Puts values in place of secret references, for as long as they are needed.
 *
 * @param use - called with the whole value; it must not keep it
 */
export async function withSecrets<T>(
  secrets: Pick<DriverSecrets, 'use'>,
  value: JsonValue | undefined,
  use: (resolved: JsonValue | undefined) => Promise<T>,
): Promise<T> {
  const refs = new Map(refsIn(value).map(ref => [ref.$secret, ref]));
  const values = new Map<string, string>();
  const lend = async ([ref, ...rest]: SecretRef[]): Promise<T> =>
    ref
      ? secrets.use(ref, secret => {
          values.set(ref.$secret, secret.reveal());
          return lend(rest);
        })
      : use(resolve(value, values));
  return lend([...refs.values()]);
}

function refsIn(value: JsonValue | undefined): SecretRef[] {
  if (isSecretRef(value)) {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(refsIn)
    : [];
}

function resolve(
  value: JsonValue | undefined,
  values: ReadonlyMap<string, string>,
): JsonValue | undefined {
  if (isSecretRef(value)) {
    return values.get(value.$secret);
  }
  if (Array.isArray(value)) {
    return value.map(it => resolve(it, values) ?? null);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, it]) => [name, resolve(it, values)]),
      )
    : value;
}
