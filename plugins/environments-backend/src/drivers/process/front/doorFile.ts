import { rm } from 'node:fs/promises';
import { readJson, writeWhole } from '../files';
import { Place } from '../layout';

/**
 * What a front door needs to know of its service. It is a file, so that every
 * replica, and the portal after a restart, sees the same.
 *
 * @internal
 */
export interface DoorFile {
  environmentId: string;
  resource: string;
  port: number;
  privatePort: number;
  /** `down` is a service that could not be started. */
  phase: 'starting' | 'open' | 'paused' | 'down';
}

/** Reads what is known; undefined when there is no service any more. */
export function readDoor(path: string): Promise<DoorFile | undefined> {
  return readJson<DoorFile>(path);
}

/** Says how the service is, unless that is known. */
export async function writeDoor(place: Place, door: DoorFile): Promise<void> {
  const text = JSON.stringify(door);
  const before = await readDoor(place.door).catch(error => {
    // What cannot be read is put right by what is written.
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  });
  if (before === undefined || JSON.stringify(before) !== text) {
    await writeWhole(place.door, text);
  }
}

/** Says that there is no service any more. */
export async function removeDoor(place: Place): Promise<void> {
  await rm(place.door, { force: true });
}
