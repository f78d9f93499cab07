import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { findMissingVariables } from './missingVariables';
import { PURPOSES } from './purposes';
import { problemWithVariables } from './requireVariables';

const root = resolve(__dirname, '../../../..');
const production = resolve(root, 'app-config.production.yaml');
const development = resolve(root, 'app-config.yaml');

/** The names in a file, those in its commented blocks of options too. */
function variablesOf(file: string): string[] {
  const uncommented = readFileSync(file, 'utf8').replace(/^( *)# /gm, '$1');
  return findMissingVariables([{ name: file, text: uncommented }], {}).map(
    ({ variable }) => variable,
  );
}

/** Of the example of a caller; whoever uses it gives it a name of their own. */
const EXAMPLES = ['RELEASE_AGENT_TOKEN'];

describe('app-config.production.yaml', () => {
  const variables = variablesOf(production).filter(
    variable => !EXAMPLES.includes(variable),
  );

  it('has the variables that are explained, and no other', () => {
    expect([...variables].sort()).toEqual(Object.keys(PURPOSES).sort());
  });

  it('has the variables that the page about deploying lists', () => {
    const page = readFileSync(resolve(root, 'docs/deploy/index.md'), 'utf8');
    const unlisted = variables.filter(name => !page.includes(`\`${name}\``));
    expect(unlisted).toEqual([]);
  });
});

describe('problemWithVariables', () => {
  const NODE_ENV = 'production';

  it('finds none where all are set', () => {
    const env = Object.fromEntries(
      variablesOf(production).map(name => [name, 'x']),
    );
    expect(
      problemWithVariables(['--config', production], { ...env, NODE_ENV }),
    ).toBeUndefined();
  });

  it('leaves development alone, and what needs no variables', () => {
    expect(
      problemWithVariables(['--config', production], {
        NODE_ENV: 'development',
      }),
    ).toBeUndefined();
    expect(
      problemWithVariables(['--config', development], { NODE_ENV }),
    ).toBeUndefined();
  });

  it('reads every file that is named, and leaves to Backstage what is none', () => {
    const problem = problemWithVariables(
      [
        '--config',
        development,
        `--config=${production}`,
        '--config',
        'https://config.example.test/a.yaml',
        '--config',
        'no-such-file.yaml',
        '--other',
      ],
      { NODE_ENV },
    );
    expect(problem).toContain('GROUNDWORK_BASE_URL');
  });
});

it('a production portal without its variables names them all and ends', async () => {
  const portal = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      resolve(__dirname, '../index.ts'),
      '--config',
      'app-config.production.yaml',
    ],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        GITHUB_TOKEN: 'is-set',
      },
    },
  );
  const [said, [code]] = await Promise.all([
    text(portal.stderr),
    once(portal, 'exit'),
  ]);

  expect(code).toBe(1);
  const named = said.match(/^ {2}[A-Z_]+/gm)?.map(name => name.trim());
  expect(named).toEqual([
    'GROUNDWORK_BASE_URL',
    'GROUNDWORK_DATABASE_URL',
    'GROUNDWORK_REDIS_URL',
    'GROUNDWORK_SESSION_SECRET',
    'AUTH_GITHUB_CLIENT_ID',
    'AUTH_GITHUB_CLIENT_SECRET',
    'GROUNDWORK_PEOPLE_URL',
    'GROUNDWORK_GITHUB_ORGANISATION',
    'GROUNDWORK_SECRETS_KEY',
  ]);
  expect(said).not.toContain('    at ');
});
