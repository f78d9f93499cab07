import { Observation } from '@groundwork/backstage-plugin-environments-node';
import { Found } from './objects';
import { PostgresState } from './state';

/** How a database is, compared with what was applied. */
export function observationOf({
  found: { role, database },
  state,
  connectionLimit,
}: {
  found: Found;
  state: PostgresState;
  connectionLimit: number;
}): Observation {
  const { name, isPaused } = state;
  if (!role && !database) {
    return { status: 'absent' };
  }
  if (!database) {
    return broken(`Database ${name} is missing`);
  }
  if (!role) {
    return broken(`Role ${name} is missing`);
  }
  if (database.owner !== name) {
    return broken(`Database ${name} belongs to ${database.owner}`);
  }
  if (!database.allowsConnections) {
    return isPaused
      ? { status: 'paused' }
      : broken(`Database ${name} allows no connections`);
  }
  if (!role.canLogIn) {
    return broken(`Role ${name} may not log in`);
  }
  if (database.connectionLimit !== connectionLimit) {
    return {
      status: 'ready',
      drift: `The limit of connections is ${database.connectionLimit}, not ${connectionLimit}`,
    };
  }
  return isPaused
    ? {
        status: 'ready',
        drift: `Database ${name} is paused, but allows connections`,
      }
    : { status: 'ready' };
}

function broken(drift: string): Observation {
  return { status: 'degraded', message: drift, drift };
}
