import { runDriverProcess } from '@groundwork/backstage-plugin-environments-node/testing';
import { TerraformDriverConfig } from '../config';
import { createTerraformDriver } from '../createTerraformDriver';

/** A program that runs the driver, which tests kill. */
runDriverProcess(config =>
  createTerraformDriver(config as unknown as TerraformDriverConfig),
).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
