import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Starts a service from its folder, on a free port, and waits until it listens. */
export async function startService(folder, env = {}) {
  const child = spawn(process.execPath, [join(folder, 'src', 'main.mjs')], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', ...env },
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', chunk => {
    stderr += chunk;
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([
    once(lines, 'line'),
    exited.then(([code]) => {
      throw new Error(`${folder} exited with ${code}: ${stderr}`);
    }),
  ]);
  const { address, port } = JSON.parse(line);
  return {
    url: `http://${address}:${port}`,
    /** Stops it as an orchestrator does; gives back the exit code. */
    async stop() {
      child.kill('SIGTERM');
      const [code] = await exited;
      return code;
    },
  };
}
