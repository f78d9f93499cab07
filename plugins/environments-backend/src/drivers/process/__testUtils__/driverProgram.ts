import { LoggerService } from '@backstage/backend-plugin-api';
import { runDriverProcess } from '@groundwork/backstage-plugin-environments-node/testing';
import { createProcessDriver } from '..';

/** Loading a real one would take longer than what is tested. */
const logger: LoggerService = {
  error: text => process.stderr.write(`${text}\n`),
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => logger,
};

runDriverProcess(args => {
  const [directory, ports, repository] = args as string[];
  return createProcessDriver({
    directory,
    ports,
    repositories: [{ prefix: repository }],
    logger,
    now: () => new Date(),
  });
}).then(
  // Front doors and keepers keep nothing up, connections might.
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
