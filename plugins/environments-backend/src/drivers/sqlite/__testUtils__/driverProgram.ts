import { runDriverProcess } from '@groundwork/backstage-plugin-environments-node/testing';
import { createSqliteDriver } from '..';

runDriverProcess(home =>
  createSqliteDriver({ directory: `${home}`, repositories: [] }),
).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
