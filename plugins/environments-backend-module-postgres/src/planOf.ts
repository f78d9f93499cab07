import { DriverPlan } from '@groundwork/backstage-plugin-environments-node';
import { PostgresInstance } from './instances';
import { Found } from './objects';
import { changesOfOrigin } from './origin';
import { DatabaseSpec } from './spec';
import { PostgresState } from './state';

/** What applying would do. */
export function planOf({
  instance,
  spec,
  state,
  found,
}: {
  instance: PostgresInstance;
  spec: DatabaseSpec;
  state: PostgresState;
  found: Found;
}): DriverPlan {
  const { name } = state;
  const { role, database } = found;
  if (!role && !database) {
    return { action: 'create', changes: creation(instance, spec, name) };
  }
  const installed = database ? state.extensions ?? [] : [];
  const changes = [
    ...(role ? [] : [`+ role ${name}`]),
    ...(database ? [] : [`+ database ${name}`]),
    ...(database && !database.allowsConnections
      ? [`~ database ${name} allows connections`]
      : []),
    ...(database && database.connectionLimit !== spec.connectionLimit
      ? [`~ ${limitText(spec.connectionLimit)}`]
      : []),
    ...spec.extensions
      .filter(it => !installed.includes(it))
      .map(it => `+ extension ${it}`),
    ...(database?.mark?.seeded ? changesOfOrigin(spec, state.origin) : []),
  ];
  return { action: changes.length > 0 ? 'update' : 'unchanged', changes };
}

function creation(
  instance: PostgresInstance,
  spec: DatabaseSpec,
  name: string,
): string[] {
  const { template, extensions, seed, connectionLimit } = spec;
  return [
    `+ database ${name} on ${instance.publicHost}${
      template ? `, a clone of ${template}` : ''
    }`,
    `+ role ${name}, its owner`,
    ...extensions.map(it => `+ extension ${it}`),
    ...(seed.length > 0 ? [`+ ${seed.length} statements of the seed`] : []),
    ...(connectionLimit > 0 ? [`+ ${limitText(connectionLimit)}`] : []),
  ];
}

function limitText(limit: number): string {
  return limit < 0
    ? 'any number of connections at once'
    : `${limit} connections at once`;
}
