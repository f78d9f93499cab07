import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeDriverConformance } from '@groundwork/backstage-plugin-environments-node/testing';
import { Machine } from './__testUtils__/Machine';

/** Written by what runs, whenever it does: not by the driver. */
const OF_SERVICES = ['epochs', 'output', 'runs'];

/** Without those that a keeper starts for a moment. */
async function lastingHolders(machine: Machine) {
  const before = await machine.table.holdersIn(machine.home);
  await sleep(100);
  const after = await machine.table.holdersIn(machine.home);
  const pids = new Set(before.map(({ pid }) => pid));
  return after.filter(({ pid }) => pids.has(pid));
}

/** What is there, without what changes by itself. */
async function inspect(machine: Machine) {
  const list = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true })
      .filter(({ name }) => !OF_SERVICES.includes(name))
      .flatMap(entry => {
        const inner = join(path, entry.name);
        return entry.isDirectory() ? [inner, ...list(inner)] : [inner];
      });
  const files = list(machine.home);
  const holders = await lastingHolders(machine);
  const processes = await machine.table.list(() => true);
  const marked = new Set(processes.map(({ pid }) => pid));
  return {
    files: files.sort(),
    doors: files
      .filter(file => file.endsWith('door.json'))
      .map(file => readFileSync(file, 'utf8')),
    // Each keeps a service, which it may be about to start.
    keepers: processes
      .filter(({ mark }) => mark.keeper)
      .map(({ pid, mark }) => `${pid} ${mark.instance} ${mark.resource}`)
      .sort(),
    unmarked: holders.filter(({ pid }) => !marked.has(pid)).length,
  };
}

describeDriverConformance<Machine>({
  name: 'process',
  capabilities: { pause: true, adopt: false },
  timeoutMs: 300_000,
  sample: process.env.GROUNDWORK_TEST_THOROUGH !== '1',
  open: ({ directory }) => new Machine(directory),
  close: machine => machine.close(),
  createDriver: machine => machine.driver(),
  process: {
    script: join(__dirname, '__testUtils__', 'driverProgram.ts'),
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    args: ({ home, ports, repository }) => [home, ports, repository.directory],
  },
  desire: (wanted, { environment, resource }, machine) => {
    const { source } = machine.desire({});
    return {
      source,
      spec: {
        command: ['node', 'healthy.cjs'],
        health: { path: '/', intervalMs: 10 },
        stopTimeoutSeconds: 1,
        env: { WANTED: wanted, RESOURCE: `${environment.id}/${resource}` },
      },
    };
  },
  inspect,
  // Empty directories of the driver's own stay.
  remains: async machine => {
    const { files, ...rest } = await inspect(machine);
    return {
      ...rest,
      files: files.filter(
        file => !/^\/(ports|services)$/.test(file.slice(machine.home.length)),
      ),
    };
  },
  verify: async ({ outputs, wanted, desired }) => {
    const response = await fetch(`${outputs.url}/env`, {
      headers: { connection: 'close' },
    });
    const seen = (await response.json()) as Record<string, string>;
    expect(seen.WANTED).toBe(wanted);
    expect(seen.RESOURCE).toBe(`${desired.environment.id}/${desired.resource}`);
  },
  remove: async ({ desired }, machine) => {
    for (const { pid, mark } of await machine.table.list(() => true)) {
      if (mark.environmentId === desired.environment.id) {
        process.kill(pid, 'SIGKILL');
      }
    }
  },
});
