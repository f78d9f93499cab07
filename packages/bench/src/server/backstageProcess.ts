import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createBackend } from '@backstage/backend-defaults';

const FLAG = '--feature=';

const backend = createBackend();
for (const argument of process.argv.filter(arg => arg.startsWith(FLAG))) {
  const feature = argument.slice(FLAG.length);
  backend.add(
    import(isAbsolute(feature) ? pathToFileURL(feature).href : feature),
  );
}

backend.start().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
