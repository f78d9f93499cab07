import { ForwardedError, InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { randomUUID } from 'node:crypto';
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RefusedError } from '@groundwork/backstage-plugin-environments-node';
import { ModuleCall } from './spec';

/** Says whose a resource's directory is, and what its state was made with. */
export interface Marker extends ModuleCall {
  environmentId: string;
  /** For people who look at the directory. */
  environment: string;
  resource: string;
  /** What the engine calls the resource in every attempt. */
  key: string;
  /** Of the lease that wrote last; who has a lower one must not write. */
  epoch: number;
  /** ISO 8601. */
  createdAt: string;
  /** The run whose configuration is in force; absent before the first. */
  run?: string;
}

const segment = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const scratchLifetimeMs = 6 * 60 * 60 * 1000;
const markerFile = 'marker.json';

/** Where things are in the driver's directory. */
export class Layout {
  constructor(readonly root: string) {}

  /** What a resource's directory is called, below `resources`. */
  nameOf(environmentId: string, resource: string): string {
    return this.checkName(`${environmentId}/${resource}`);
  }

  /** Refuses names that lead elsewhere. */
  checkName(name: string): string {
    const parts = name.split('/');
    if (parts.length !== 2 || !parts.every(part => segment.test(part))) {
      throw new InputError(
        `'${name}' is not the name of a resource's directory, <environment>/<resource> of letters, digits, _ and -`,
      );
    }
    return name;
  }

  path(name: string, ...below: string[]): string {
    return join(this.root, 'resources', this.checkName(name), ...below);
  }

  stateFile(name: string): string {
    return this.path(name, 'terraform.tfstate');
  }

  runPath(name: string, run: string, ...below: string[]): string {
    return this.path(name, 'runs', run, ...below);
  }

  async readMarker(name: string): Promise<Marker | undefined> {
    const file = this.path(name, markerFile);
    const text = await readIfThere(file);
    try {
      return text === undefined ? undefined : (JSON.parse(text) as Marker);
    } catch (error) {
      throw new ForwardedError(`'${file}' is not what was written`, error);
    }
  }

  async writeMarker(name: string, marker: Marker): Promise<void> {
    await writeWhole(
      this.path(name, markerFile),
      `${JSON.stringify(marker, undefined, 2)}\n`,
    );
  }

  /** Makes a resource's directory, with a state file that nobody else can read. */
  async make(name: string): Promise<void> {
    await mkdir(this.path(name, 'runs'), { recursive: true, mode: 0o700 });
    const file = this.stateFile(name);
    // Terraform keeps the mode of a file that is there; an empty one is no state.
    await writeFile(file, '', { flag: 'a', mode: 0o600 });
    await chmod(file, 0o600);
  }

  /**
   * Removes a directory without a marker, which an interrupted call has left.
   * Refuses one with a state: somebody has taken the marker away.
   */
  async removeUnmarked(name: string): Promise<void> {
    if ((await this.holds(name))?.anything !== false) {
      throw new RefusedError(
        `'${this.path(
          name,
        )}' holds a state, but no ${markerFile} that says whose it is`,
        `Put back the ${markerFile} that was there, or destroy by hand what is in the state and remove the directory.`,
      );
    }
    await this.remove(name);
  }

  /** Removes a resource's directory, and its environment's if that was all. */
  async remove(name: string): Promise<void> {
    const path = this.path(name);
    // The marker last: what is left of an interrupted removal is still found.
    for (const entry of await entriesOf(path)) {
      if (entry !== markerFile) {
        await rm(join(path, entry), { recursive: true, force: true });
      }
    }
    await rm(path, { recursive: true, force: true });
    await rmdir(dirname(path)).catch(ignore('ENOTEMPTY', 'ENOENT'));
  }

  /** The runs that there are. */
  runs(name: string): Promise<string[]> {
    return entriesOf(this.path(name, 'runs'));
  }

  /** Removes all runs but some. */
  async removeRuns(name: string, keep: Array<string | undefined>) {
    for (const run of await this.runs(name)) {
      if (!keep.includes(run)) {
        await rm(this.runPath(name, run), { recursive: true, force: true });
      }
    }
  }

  /** The names of all resources' directories. */
  async names(): Promise<string[]> {
    const base = join(this.root, 'resources');
    const names: string[] = [];
    for (const environment of await entriesOf(base)) {
      for (const resource of await entriesOf(join(base, environment))) {
        names.push(`${environment}/${resource}`);
      }
    }
    return names.sort();
  }

  /**
   * Runs something with a directory that is removed afterwards, as are those that
   * killed processes have left.
   */
  async inScratch<T>(
    now: Date,
    work: (path: string) => Promise<T>,
  ): Promise<T> {
    const base = join(this.root, 'scratch');
    for (const entry of await entriesOf(base)) {
      const old = await stat(join(base, entry)).catch(ignore('ENOENT'));
      if (old && old.mtimeMs < now.getTime() - scratchLifetimeMs) {
        await rm(join(base, entry), { recursive: true, force: true });
      }
    }
    const path = join(base, randomUUID());
    await mkdir(path, { recursive: true, mode: 0o700 });
    try {
      return await work(path);
    } finally {
      await rm(path, { recursive: true, force: true });
    }
  }

  /** Removes the state of what has been destroyed. */
  async forgetState(name: string): Promise<void> {
    await rm(this.stateFile(name), { force: true });
  }

  /**
   * Whether there is anything in a state; undefined where it cannot be told, for
   * example when it is encrypted.
   */
  async holds(name: string): Promise<{ anything: boolean } | undefined> {
    const text = await readIfThere(this.stateFile(name));
    if (text === undefined || text.trim() === '') {
      return { anything: false };
    }
    try {
      const state = JSON.parse(text) as JsonObject;
      if (!Array.isArray(state.resources)) {
        return undefined;
      }
      const outputs = Object.keys((state.outputs as JsonObject) ?? {});
      return { anything: state.resources.length + outputs.length > 0 };
    } catch (error) {
      if (error instanceof SyntaxError) {
        return undefined;
      }
      throw error;
    }
  }
}

/** Writes a file so that nobody ever reads half of it. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, text, { mode: 0o600 });
  await rename(temporary, file);
}

/** The text of a file; undefined if it is not there. */
export async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(ignore('ENOENT'));
}

/** Whether a file or directory is there. */
export async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(ignore('ENOENT'))) !== undefined;
}

async function entriesOf(path: string): Promise<string[]> {
  return (await readdir(path).catch(ignore('ENOENT'))) ?? [];
}

function ignore(...codes: string[]): (error: unknown) => undefined {
  return error => {
    if (!codes.includes(String((error as NodeJS.ErrnoException).code))) {
      throw error;
    }
  };
}
