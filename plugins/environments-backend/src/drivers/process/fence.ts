import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import { namesIn } from './files';
import { Place } from './layout';

/**
 * Says that a worker with this epoch is here: keepers that were started for older
 * ones start nothing any more. There is a file per epoch, so that an older worker
 * that writes late cannot take away what a newer one has said.
 *
 * @throws ConflictError if a newer worker has been here
 * @internal
 */
export async function fence(place: Place, epoch: number): Promise<void> {
  await mkdir(place.epochs, { recursive: true, mode: 0o700 });
  await writeFile(join(place.epochs, `${epoch}`), '');
  const epochs = (await namesIn(place.epochs)).map(Number);
  const newest = Math.max(...epochs);
  if (newest > epoch) {
    throw new ConflictError(
      `a worker with epoch ${newest} has taken over '${place.resource}' of environment ${place.environmentId} from this one with epoch ${epoch}`,
    );
  }
  await Promise.all(
    epochs
      .filter(other => other < epoch)
      .map(other => rm(join(place.epochs, `${other}`), { force: true })),
  );
}
