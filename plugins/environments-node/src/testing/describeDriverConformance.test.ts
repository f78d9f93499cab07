import { join } from 'node:path';
import { describeDriverConformance } from '../testing';
import { fileSubject } from './__testUtils__/fileSubject';

describeDriverConformance({
  ...fileSubject('The file driver'),
  process: {
    script: join(__dirname, '__testUtils__', 'runFileDriver.ts'),
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    args: directory => ({ directory, isBroken: false }),
  },
});
