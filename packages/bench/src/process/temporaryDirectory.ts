import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cleanup, Undo } from './cleanup';

/** Makes an empty directory that goes with the run, or earlier. */
export async function temporaryDirectory(
  cleanup: Cleanup,
): Promise<{ directory: string; remove: Undo }> {
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-bench-'));
  const remove = cleanup.defer(`directory ${directory}`, () =>
    rm(directory, { recursive: true, force: true }),
  );
  return { directory, remove };
}
