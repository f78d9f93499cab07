import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Machine } from './__testUtils__/Machine';

jest.setTimeout(240_000);

const EXAMPLES = join(__dirname, '../../../../../examples/acme');

describe('The orders service of the demo', () => {
  const directory = createMockDirectory();
  const machines: Machine[] = [];

  afterEach(() => Promise.all(machines.splice(0).map(it => it.close())));

  it('is made from its repository, and serves', async () => {
    const repos = directory.resolve('repos');
    execFileSync(process.execPath, [
      join(EXAMPLES, 'scripts/make-repos.mjs'),
      '--only',
      'orders',
      '--out',
      repos,
    ]);
    const repository = join(repos, 'orders');
    const commit = execFileSync('git', ['rev-parse', 'main'], {
      cwd: repository,
      encoding: 'utf8',
    }).trim();
    const machine = new Machine(directory.resolve('machine'));
    machines.push(machine);
    const driver = machine.driver({ repositories: [{ prefix: repos }] });
    const times: number[] = [];

    for (let i = 0; i < 9; i += 1) {
      const desired = {
        ...machine.desire(
          {
            command: ['node', 'src/main.mjs'],
            health: { path: '/healthz' },
            env: { LOG_LEVEL: 'info' },
          },
          { environmentId: `env-${i}` },
        ),
        source: { repository, ref: 'main', commit },
      };
      const begun = performance.now();
      const { url } = await machine.applied(driver, desired);
      times.push(Math.round(performance.now() - begun));
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const step = await machine.run(driver, 'destroy', desired);
      expect(step.kind).toBe('done');
    }
    times.sort((a, b) => a - b);
    process.stdout.write(`orders, request to ready (ms): ${times.join(' ')}\n`);
  });
});
