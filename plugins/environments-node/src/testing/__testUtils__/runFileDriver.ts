import { runDriverProcess } from '../driverProcess';
import { TidyingDriver } from './brokenDrivers';
import { FileDriver } from './FileDriver';

runDriverProcess(args => {
  const { directory, isBroken } = args as {
    directory: string;
    isBroken: boolean;
  };
  return isBroken ? new TidyingDriver(directory) : new FileDriver(directory);
}).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
