import { runDriverProcess } from '@groundwork/backstage-plugin-environments-node/testing';
import { PostgresInstance } from '../instances';
import { PostgresDriver } from '../PostgresDriver';

runDriverProcess(args => {
  const instance = args as unknown as PostgresInstance;
  return new PostgresDriver(new Map([[instance.name, instance]]));
}).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
