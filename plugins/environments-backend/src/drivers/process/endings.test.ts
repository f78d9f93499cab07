import { createMockDirectory } from '@backstage/backend-test-utils';
import { Machine } from './__testUtils__/Machine';

jest.setTimeout(60_000);

describe('Of what has ended', () => {
  const directory = createMockDirectory();
  let machine: Machine;

  beforeEach(() => {
    directory.clear();
    machine = new Machine(directory.path);
  });

  afterEach(() => machine.close());

  const applying = (spec: object) => {
    const desired = machine.desire({
      command: ['node', 'healthy.cjs'],
      health: { path: '/healthz', timeoutSeconds: 20, intervalMs: 20 },
      ...spec,
    });
    return machine.run(machine.driver(), 'apply', desired);
  };

  it('a service is told what it printed last without a line feed', async () => {
    expect(await applying({ command: ['node', 'gasps.cjs'] })).toMatchObject({
      kind: 'fail',
      error:
        'the service ended with status 3 before it was healthy. It printed last:\nFATAL: no database',
    });
  });

  it('a build all is told, also what no line feed has ended', async () => {
    await applying({ build: { command: ['node', 'gasps.cjs'] } });

    const lines = machine.ledger.logs().map(({ text }) => text);
    expect(lines).toContain('FATAL: no database');
  });

  it('a build all is told, also what comes after a line of many megabytes', async () => {
    await applying({ build: { command: ['node', 'longLine.cjs'] } });

    const lines = machine.ledger.logs().map(({ text }) => text);
    expect(lines.filter(text => text.startsWith('x'))).toHaveLength(1);
    expect(lines).toContain('the last');
  });

  it('a service whose thread has a child that needs much memory, that is told', async () => {
    const spec = {
      command: ['node', 'hungryThread.cjs'],
      health: { path: '/broken', timeoutSeconds: 10, intervalMs: 20 },
      limits: { memoryMb: 250 },
    };
    expect(await applying(spec)).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining('more than the 250 MB of memory'),
    });
  });
});
