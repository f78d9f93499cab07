import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relevantLines, yarnSettings } from './install.mjs';

const yarnSetting = (key, source = '<default>') =>
  JSON.stringify({ key, effective: null, source });

const YARN_DEFAULTS = [
  'httpProxy',
  'httpsCaFilePath',
  'httpsProxy',
  'npmRegistryServer',
  'unsafeHttpWhitelist',
];

test('Yarn is told how npm reaches the registry', () => {
  assert.deepEqual(
    yarnSettings(
      'registry=https://packages.acme.test/npm/?a=b\ncafile=/etc/acme.pem\nhttps-proxy=http://proxy.acme.test:3128\nproxy=null\n',
      YARN_DEFAULTS.map(key => yarnSetting(key)).join('\n'),
    ),
    {
      YARN_NPM_REGISTRY_SERVER: 'https://packages.acme.test/npm/?a=b',
      YARN_HTTPS_CA_FILE_PATH: '/etc/acme.pem',
      YARN_HTTPS_PROXY: 'http://proxy.acme.test:3128',
    },
  );
});

test('what Yarn was told already is left alone', () => {
  assert.deepEqual(
    yarnSettings(
      'registry=http://localhost:4873/\ncafile=null\n',
      [
        yarnSetting('npmRegistryServer', '/home/ada/.yarnrc.yml'),
        yarnSetting('httpsCaFilePath'),
      ].join('\n'),
    ),
    {},
  );
});

test('the host of a registry without TLS is allowed by name', () => {
  assert.deepEqual(
    yarnSettings(
      'registry=http://localhost:4873/\n',
      YARN_DEFAULTS.map(key => yarnSetting(key)).join('\n'),
    ),
    {
      YARN_NPM_REGISTRY_SERVER: 'http://localhost:4873/',
      YARN_UNSAFE_HTTP_WHITELIST: 'localhost',
    },
  );
});

test('nothing is set where npm or Yarn cannot be asked', () => {
  assert.deepEqual(yarnSettings('', ''), {});
  assert.deepEqual(
    yarnSettings('npm is broken', yarnSetting('npmRegistryServer')),
    {},
  );
});

test('of several tries, what went wrong in the last is told', () => {
  const output = [
    '➤ YN0000: · Yarn 4.13.0',
    '➤ YN0035: │ first@npm:1.0.0: The remote server failed',
    '➤ YN0000: · Yarn 4.13.0',
    '➤ YN0000: ┌ Fetch step',
    "➤ YN0013: │ second@npm:1.0.0 can't be found in the cache",
    '➤ YN0001: │ RequestError: connect ECONNREFUSED',
    '➤ YN0000: └ Completed',
    '',
  ].join('\n');
  assert.deepEqual(relevantLines(output), [
    '➤ YN0001: │ RequestError: connect ECONNREFUSED',
  ]);
});

test('a crash of Yarn, which has no codes, is told', () => {
  const output =
    '➤ YN0000: · Yarn 4.13.0\nError: The `onCancel` handler was attached after the promise settled.\n    at onCancel (yarn.js:1:1)\n';
  assert.deepEqual(relevantLines(output), [
    'Error: The `onCancel` handler was attached after the promise settled.',
    '    at onCancel (yarn.js:1:1)',
  ]);
});
