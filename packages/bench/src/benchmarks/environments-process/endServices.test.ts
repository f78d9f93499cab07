import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endServices, servicesIn } from './endServices';

describe('endServices', () => {
  const start = async (home: string) => {
    const child = spawn(
      process.execPath,
      ['-e', "console.log('up'); setInterval(() => {}, 1000)"],
      {
        env: { GROUNDWORK_HOME: home },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    await once(child.stdout, 'data');
    return { child, ended: once(child, 'exit') };
  };

  it('ends what carries a place in the directory, and nothing else', async () => {
    const directory = `/tmp/no-such-bench-${process.pid}`;
    const mine = await start(`${directory}/made/process`);
    const other = await start(`${directory}-of-others/made/process`);
    try {
      expect(await servicesIn(directory)).toEqual([mine.child.pid]);

      await endServices(directory);

      expect((await mine.ended)[1]).toBe('SIGKILL');
      expect(await servicesIn(directory)).toEqual([]);
      expect(other.child.exitCode).toBeNull();
      expect(other.child.signalCode).toBeNull();
    } finally {
      other.child.kill('SIGKILL');
      await other.ended;
    }
  });
});
