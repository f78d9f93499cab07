#!/usr/bin/env node
// In this repository the command runs from its TypeScript sources, so that it
// is never older than the portal; elsewhere from what was built of them.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const isCheckout = existsSync(join(__dirname, '../src'));
if (isCheckout) {
  require('@backstage/cli/config/nodeTransform.cjs');
}
const { run } = isCheckout
  ? require('../src/cli')
  : require('@groundwork/backstage-plugin-scorecards-node/cli');

run(process.argv.slice(2)).catch(error => {
  console.error(error);
  process.exitCode = 2; // 1 would say that checks fail
});
