import { JsonObject } from '@backstage/types';
import {
  DriverContext,
  EnvironmentIdentity,
  isSecretRef,
  SecretRef,
} from '@groundwork/backstage-plugin-environments-node';
import { PostgresInstance } from './instances';
import { Mark, nameOf } from './names';
import { Origin } from './origin';

/** What the driver keeps of a resource. */
export interface PostgresState {
  /** Name of the server in the configuration. */
  instance: string;
  /** Of the role and of the database. */
  name: string;
  mark: Mark;
  password?: SecretRef;
  connectionString?: SecretRef;
  /** What the connection string was made for. */
  address?: string;
  /** That were installed; others may have come with the template. */
  extensions?: string[];
  origin?: Origin;
  isPaused?: boolean;
}

/** The state of a resource that nothing is known of. */
export function newState(
  instance: PostgresInstance,
  owner: { environment: EnvironmentIdentity; resource: string },
): PostgresState {
  const { environment, resource } = owner;
  return {
    instance: instance.name,
    name: nameOf(environment.id, resource),
    mark: { environment: environment.id, resource, key: '' },
  };
}

/** Reads a state; undefined if nothing was ever saved. */
export function readState(
  state: JsonObject | undefined,
): PostgresState | undefined {
  if (typeof state?.instance !== 'string' || typeof state.name !== 'string') {
    return undefined;
  }
  const { password, connectionString, ...rest } =
    state as unknown as PostgresState;
  return {
    ...rest,
    password: isSecretRef(password) ? password : undefined,
    connectionString: isSecretRef(connectionString)
      ? connectionString
      : undefined,
  };
}

/** As it is stored. */
export function toJson(state: PostgresState): JsonObject {
  return JSON.parse(JSON.stringify(state));
}

/** The key that marks tell a resource by, where only its context is known. */
export function keyOf(context: Pick<DriverContext, 'opKey'>): string {
  return context.opKey('database');
}
