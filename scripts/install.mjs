// Used by ./dev before whatever needs the dependencies.
import { run } from './lib/command.mjs';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

await run(() =>
  install({ root, say: line => process.stderr.write(`${line}\n`) }),
);
