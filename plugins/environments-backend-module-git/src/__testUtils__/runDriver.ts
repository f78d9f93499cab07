import { runDriverProcess } from '@groundwork/backstage-plugin-environments-node/testing';
import { GitDriverConfig } from '../config';
import { createGitDriver } from '../createGitDriver';

/** A program that runs the driver, which tests kill. */
runDriverProcess(config =>
  createGitDriver(config as unknown as GitDriverConfig),
).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
