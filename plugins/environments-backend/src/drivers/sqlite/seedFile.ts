import { spawn } from 'node:child_process';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const MAX_COMPLAINT = 4_000;

/**
 * Makes a database in a file and fills it, in one transaction.
 *
 * @throws Error with what SQLite says
 * @internal
 */
export function seedFile(options: {
  file: string;
  statements: string[];
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<void> {
  const { file, statements, timeoutMs, signal } = options;
  const program = resolvePackagePath(
    '@groundwork/backstage-plugin-environments-backend',
    'src/drivers/sqlite/programs/seed.cjs',
  );
  const library = require.resolve('better-sqlite3');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program], {
      env: { PATH: process.env.PATH },
      stdio: ['pipe', 'ignore', 'pipe'],
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      killSignal: 'SIGKILL',
    });
    let complaint = '';
    child.stderr.on('data', data => {
      complaint = (complaint + data).slice(0, MAX_COMPLAINT);
    });
    // It has ended already, and says why.
    child.stdin.on('error', () => undefined);
    // It is left open: its end tells that nobody waits any more.
    child.stdin.write(`${JSON.stringify({ library, file, statements })}\n`);
    child.on('error', error =>
      reject(
        signal.aborted || error.name !== 'AbortError'
          ? error
          : new Error(`it takes longer than ${timeoutMs / 1000} seconds`),
      ),
    );
    child.on('close', code => {
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(complaint.trim() || `it ended with status ${code}`));
      }
    });
  });
}
