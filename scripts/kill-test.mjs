// ./dev kill-test: kills the environments engine, from its TypeScript sources,
// and counts what came of it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './lib/root.mjs';

const require = createRequire(
  join(root, 'plugins/environments-backend/package.json'),
);
require('@backstage/cli/config/nodeTransform.cjs');
const { run } = require('./src/killTest/cli.ts');

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`dev: ${error.message}\n`);
  process.exitCode = 2; // 1 says that the test fails
}
