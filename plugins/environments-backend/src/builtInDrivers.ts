import { join } from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import { EnvironmentDriver } from '@groundwork/backstage-plugin-environments-node';
import { EnvironmentsConfig } from './config/types';
import { createProcessDriver, createSqliteDriver } from './drivers';

/** The drivers of this machine, which need nothing installed. */
export interface BuiltInDrivers {
  drivers: readonly EnvironmentDriver[];
  /** Opens the front doors of services that are there. */
  start(): Promise<void>;
  /** Ends what they do; services go on. */
  close(): Promise<void>;
}

/** Makes those that the configuration does not switch off. */
export function createBuiltInDrivers({
  settings,
  onWake,
  logger,
  now,
  newId,
}: {
  settings: EnvironmentsConfig;
  /** Called when somebody uses an environment that is paused. */
  onWake: (environmentId: string) => Promise<void> | void;
  logger: LoggerService;
  now: () => Date;
  newId: () => string;
}): BuiltInDrivers {
  const { directory, repositories, process, sqlite } = settings;
  const services = process.enabled
    ? createProcessDriver({
        directory: join(directory, 'process'),
        host: process.host,
        listen: process.listen,
        ports: `${process.ports.first}-${process.ports.last}`,
        repositories,
        onWake,
        logger,
        now,
        newId,
      })
    : undefined;
  const databases = sqlite.enabled
    ? createSqliteDriver({
        directory: join(directory, 'sqlite'),
        repositories,
        newId,
      })
    : undefined;
  return {
    drivers: [services, databases].filter(it => it !== undefined),
    start: async () => services?.start(),
    close: async () => {
      await Promise.all([services?.close(), databases?.close()]);
    },
  };
}
