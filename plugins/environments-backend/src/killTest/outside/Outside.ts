import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { ExclusiveLock } from './ExclusiveLock';

/** Whom an object belongs to: our mark on it. */
export interface Mark {
  environmentId: string;
  resource: string;
}

/** Something that is outside, one file each. */
export interface OutsideObject extends Mark {
  id: string;
  spec: JsonObject;
  paused: boolean;
  /** Of the lease under which it was made. */
  epoch: number;
}

/** What was done outside, or refused. */
export interface JournalEntry extends Mark {
  act: 'create' | 'change' | 'destroy' | 'refuse' | 'interrupted';
  epoch: number;
  pid: number;
  id?: string;
  /** The intent under which it was made. */
  intent?: string;
}

/** Who acts, as whom. */
export interface Actor extends Mark {
  epoch: number;
}

/** Thrown to a worker whose lease somebody newer has taken over. */
export class StaleEpochError extends Error {
  constructor(own: number, newest: number) {
    super(`Epoch ${own} is refused outside: epoch ${newest} has been here`);
    this.name = 'StaleEpochError';
  }
}

/**
 * A world of files that knows nothing of our database. It gives objects ids of its
 * own and makes as many of a kind as it is asked for, so nothing but intents and
 * epochs keeps them from being doubled. Objects appear and go in one step each
 * (a link, a rename), so that a process that is killed leaves none half-made.
 */
export class Outside {
  readonly #lock: ExclusiveLock;

  constructor(private readonly directory: string) {
    for (const folder of ['objects', 'destroyed', 'epochs', 'drafts']) {
      mkdirSync(join(directory, folder), { recursive: true });
    }
    this.#lock = new ExclusiveLock(join(directory, 'lock.sqlite'));
  }

  /** Looks for what carries a mark; older epochs can do nothing from then on. */
  async look(actor: Actor): Promise<OutsideObject[]> {
    return this.#as(actor, () => this.#marked(actor));
  }

  async create(
    actor: Actor,
    { spec, intent }: { spec: JsonObject; intent: string },
  ): Promise<OutsideObject> {
    return this.#as(actor, () => {
      const { environmentId, resource, epoch } = actor;
      const id = randomUUID();
      const object = {
        id,
        environmentId,
        resource,
        spec,
        paused: false,
        epoch,
      };
      const draft = this.#draft(object);
      linkSync(draft, this.#file('objects', id)); // refuses what is there
      rmSync(draft);
      this.note({ ...actor, act: 'create', id, intent });
      return object;
    });
  }

  async change(
    actor: Actor,
    id: string,
    change: Partial<Pick<OutsideObject, 'spec' | 'paused'>>,
  ): Promise<void> {
    await this.#as(actor, () => {
      const known = read(this.#file('objects', id));
      renameSync(
        this.#draft({ ...known, ...change }),
        this.#file('objects', id),
      );
      this.note({ ...actor, act: 'change', id });
    });
  }

  async destroy(actor: Actor, id: string): Promise<void> {
    await this.#as(actor, () => {
      if (existsSync(this.#file('objects', id))) {
        renameSync(this.#file('objects', id), this.#file('destroyed', id));
        this.note({ ...actor, act: 'destroy', id });
      }
    });
  }

  /** Adds to the journal, which is only ever added to. */
  note({
    environmentId,
    resource,
    epoch,
    ...entry
  }: Omit<JournalEntry, 'pid'>) {
    const line: JournalEntry = {
      environmentId,
      resource,
      epoch,
      pid: process.pid,
      ...entry,
    };
    appendFileSync(
      join(this.directory, 'journal.jsonl'),
      `${JSON.stringify(line)}\n`,
    );
  }

  existing(): OutsideObject[] {
    return this.#in('objects');
  }

  destroyed(): OutsideObject[] {
    return this.#in('destroyed');
  }

  journal(): JournalEntry[] {
    const file = join(this.directory, 'journal.jsonl');
    return existsSync(file)
      ? readFileSync(file, 'utf8')
          .trimEnd()
          .split('\n')
          .map(line => JSON.parse(line))
      : [];
  }

  async close(): Promise<void> {
    await this.#lock.close();
  }

  /** The check and what depends on it are one: nobody comes between. */
  #as<T>(actor: Actor, act: () => T): Promise<T> {
    return this.#lock.within(() => {
      const file = this.#file(
        'epochs',
        `${actor.environmentId}.${actor.resource}`,
      );
      const newest = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
      if (newest > actor.epoch) {
        this.note({ ...actor, act: 'refuse' });
        throw new StaleEpochError(actor.epoch, newest);
      }
      if (newest < actor.epoch) {
        const draft = this.#file('drafts', randomUUID());
        writeFileSync(draft, `${actor.epoch}`);
        renameSync(draft, file);
      }
      return act();
    });
  }

  #marked({ environmentId, resource }: Mark): OutsideObject[] {
    return this.existing().filter(
      it => it.environmentId === environmentId && it.resource === resource,
    );
  }

  #draft(object: OutsideObject): string {
    const draft = this.#file('drafts', randomUUID());
    writeFileSync(draft, JSON.stringify(object));
    return draft;
  }

  #in(folder: 'objects' | 'destroyed'): OutsideObject[] {
    return readdirSync(join(this.directory, folder)).flatMap(id => {
      const object = readIfThere(this.#file(folder, id));
      return object ? [object] : [];
    });
  }

  #file(folder: string, name: string): string {
    return join(this.directory, folder, name);
  }
}

function read(file: string): OutsideObject {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Others may be destroying, while it is listed, what somebody else looks for. */
function readIfThere(file: string): OutsideObject | undefined {
  try {
    return read(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
