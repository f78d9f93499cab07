import { Config } from '@backstage/config';

/** A server that databases are made on. */
export interface PostgresInstance {
  name: string;
  host: string;
  port: number;
  user: string;
  password?: string;
  /** That is connected to. */
  database: string;
  ssl: boolean | { ca?: string; rejectUnauthorized: boolean };
  /** Where services reach it. */
  publicHost: string;
  publicPort: number;
  /** Databases that may be cloned. */
  templates: readonly string[];
  /** Extensions that may be installed. */
  extensions: readonly string[];
}

/** Reads `environments.drivers.postgres.instances`. */
export function readInstances(
  config: Config,
): ReadonlyMap<string, PostgresInstance> {
  const instances = config.getOptionalConfig(
    'environments.drivers.postgres.instances',
  );
  return new Map(
    (instances?.keys() ?? []).map(name => [
      name,
      readInstance(name, instances!.getConfig(name)),
    ]),
  );
}

function readInstance(name: string, config: Config): PostgresInstance {
  const host = config.getString('host');
  const port = config.getOptionalNumber('port') ?? 5432;
  return {
    name,
    host,
    port,
    user: config.getString('user'),
    password: config.getOptionalString('password'),
    database: config.getOptionalString('database') ?? 'postgres',
    ssl: readSsl(config),
    publicHost: config.getOptionalString('publicHost') ?? host,
    publicPort: config.getOptionalNumber('publicPort') ?? port,
    templates: config.getOptionalStringArray('templates') ?? [],
    extensions: config.getOptionalStringArray('extensions') ?? [],
  };
}

function readSsl(config: Config): PostgresInstance['ssl'] {
  const ssl = config.getOptional('ssl');
  if (ssl === undefined || typeof ssl === 'boolean') {
    return ssl ?? false;
  }
  return {
    ca: config.getOptionalString('ssl.ca'),
    rejectUnauthorized:
      config.getOptionalBoolean('ssl.rejectUnauthorized') ?? true,
  };
}
