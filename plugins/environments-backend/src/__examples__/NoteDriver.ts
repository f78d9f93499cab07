import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  DriverContext,
  DriverPlan,
  DriverStep,
  EnvironmentDriver,
  Observation,
  ObserveContext,
  OwnedObject,
  PlanContext,
} from '@groundwork/backstage-plugin-environments-node';

type Request<Call extends 'plan' | 'apply' | 'observe' | 'destroy'> =
  Parameters<EnvironmentDriver[Call]>[1];

/** What is made: a file with this in it. The first two are its mark. */
interface Note {
  environmentId: string;
  resource: string;
  text: string;
  token: string;
}

/** Keeps a file for each resource, with a text and a token. */
export class NoteDriver implements EnvironmentDriver {
  readonly id = 'note';
  readonly title = 'Notes';
  readonly specSchema = {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: { text: { type: 'string', maxLength: 10_000 } },
  };
  readonly capabilities = { deterministicIds: true };

  constructor(private readonly directory: string) {}

  async plan(
    _context: PlanContext,
    { desired, state }: Request<'plan'>,
  ): Promise<DriverPlan> {
    if (!desired) {
      return { action: 'destroy', changes: state ? [`- ${state.name}`] : [] };
    }
    const name = nameOf(desired.environment.id, desired.resource);
    const note = await this.#read(name);
    if (!note) {
      return { action: 'create', changes: [`+ ${name}`] };
    }
    return note.text === desired.spec.text
      ? { action: 'unchanged', changes: [] }
      : { action: 'update', changes: [`~ the text of ${name}`] };
  }

  async apply(
    context: DriverContext,
    { desired }: Request<'apply'>,
  ): Promise<DriverStep> {
    const { environment, resource } = desired;
    const name = nameOf(environment.id, resource);
    const text = `${desired.spec.text}`;
    context.signal.throwIfAborted();
    // Throws when the lease is lost: nothing is done outside before it.
    await context.save({ name });
    const note = await this.#read(name);
    // Of an attempt that was interrupted, or a new one.
    const token = note?.token ?? randomBytes(18).toString('base64url');
    const secret = await context.secrets.put('token', token);
    if (note?.text !== text) {
      const mark = { environmentId: environment.id, resource };
      await this.#write(name, { ...mark, text, token });
      context.log('info', `Wrote ${name}`);
    }
    return {
      kind: 'done',
      state: { name },
      outputs: { path: join(this.directory, name), token: { ...secret } },
      externalId: name,
    };
  }

  async observe(
    _context: ObserveContext,
    { desired }: Request<'observe'>,
  ): Promise<Observation> {
    const name = nameOf(desired.environment.id, desired.resource);
    const note = await this.#read(name);
    if (!note) {
      return { status: 'absent', message: `There is no ${name}` };
    }
    return note.text === desired.spec.text
      ? { status: 'ready', externalId: name }
      : { status: 'ready', externalId: name, drift: 'The text is another' };
  }

  async destroy(
    context: DriverContext,
    { environment, resource, state = {} }: Request<'destroy'>,
  ): Promise<DriverStep> {
    context.signal.throwIfAborted();
    await context.save(state);
    // By its name, since there may be no state; what is not there is done.
    await this.#remove(nameOf(environment.id, resource));
    return { kind: 'done', state: {} };
  }

  async *inventory(): AsyncIterable<OwnedObject> {
    // What cannot be read throws: half a list would pass for a whole one.
    for (const name of await readdir(this.directory)) {
      const note = name.endsWith('.json') ? await this.#read(name) : undefined;
      if (note) {
        const { environmentId, resource } = note;
        const description = `Note ${name}`;
        yield { externalId: name, description, environmentId, resource };
      }
    }
  }

  async destroyOrphan(
    _context: ObserveContext,
    { externalId }: { externalId: string },
  ): Promise<void> {
    await this.#remove(basename(externalId));
  }

  async #read(name: string): Promise<Note | undefined> {
    try {
      return JSON.parse(await readFile(join(this.directory, name), 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  /** Whole or not at all, whenever the process is killed. */
  async #write(name: string, note: Note): Promise<void> {
    const path = join(this.directory, name);
    await writeFile(`${path}.new`, JSON.stringify(note), { mode: 0o600 });
    await rename(`${path}.new`, path);
  }

  async #remove(name: string): Promise<void> {
    const path = join(this.directory, name);
    await rm(`${path}.new`, { force: true });
    await rm(path, { force: true });
  }
}

/** The same in every attempt, so that none makes a second one. */
function nameOf(environmentId: string, resource: string): string {
  return `${environmentId}.${resource}.json`;
}
