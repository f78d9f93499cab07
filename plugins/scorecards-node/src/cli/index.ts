/**
 * The command line, which `bin/groundwork-check.cjs` runs.
 *
 * @packageDocumentation
 */
import { runCheck } from './runCheck';

/**
 * Runs the command in this process.
 *
 * @param args - what follows the command's name
 * @public
 */
export async function run(args: string[]): Promise<void> {
  // Rather than process.exit, which would cut off what a pipe has not taken yet
  process.exitCode = await runCheck(args, {
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    fetch,
  });
}
