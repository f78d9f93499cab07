import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentDriver } from '../../driver';
import { AppliedResource, DriverConformanceSubject } from '../types';
import { FileDriver, FileObject } from './FileDriver';

/** A subject of which only the driver differs. */
export function fileSubject(
  name: string,
  create: (directory: string) => EnvironmentDriver = directory =>
    new FileDriver(directory),
): DriverConformanceSubject<string> {
  return {
    name,
    capabilities: { pause: true, adopt: true, comparesPlans: true },
    abortWithinMs: 500,
    open: ({ directory }) => directory,
    createDriver: create,
    desire: wanted => ({ spec: { text: wanted } }),
    inspect: async directory => {
      const names = (await readdir(directory)).sort();
      return Promise.all(
        names.map(async file => [
          file,
          await readFile(join(directory, file), 'utf8'),
        ]),
      );
    },
    verify: async (found, directory) => {
      const object = await readObject(found, directory);
      if (object.text !== found.wanted || object.isPaused) {
        throw new Error(`${found.wanted} is wanted, not '${object.text}'`);
      }
      if (found.reveal(found.outputs.password) !== object.password) {
        throw new Error('The password that is told is not that of the file');
      }
    },
    drift: async (found, directory) => {
      const object = await readObject(found, directory);
      await writeFile(
        join(directory, found.externalId ?? ''),
        JSON.stringify({ ...object, text: 'drifted' }),
      );
    },
    remove: ({ externalId }, directory) =>
      rm(join(directory, externalId ?? '')),
  };
}

async function readObject(
  { externalId }: AppliedResource,
  directory: string,
): Promise<FileObject> {
  return JSON.parse(await readFile(join(directory, externalId ?? ''), 'utf8'));
}
