import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  DriverContext,
  DriverPlan,
  DriverStep,
  EnvironmentDriver,
  ObserveContext,
  Observation,
  OwnedObject,
} from '../../driver';

/** What the driver makes: a file with this in it, as JSON. */
export interface FileObject {
  environmentId: string;
  resource: string;
  text: string;
  password: string;
  isPaused: boolean;
}

type Request = Parameters<EnvironmentDriver['apply']>[1];

/**
 * Keeps a file for each resource. The names are random, so that it has to find
 * what an interrupted attempt has made by its mark.
 */
export class FileDriver implements EnvironmentDriver {
  readonly id = 'file';
  readonly title = 'Files';
  readonly specSchema = { type: 'object', required: ['text'] };
  readonly capabilities = {
    deterministicIds: false,
    pause: true,
    adopt: true,
    comparesPlans: true,
  } as const;

  constructor(protected readonly directory: string) {}

  async plan(
    _context: ObserveContext,
    request: { desired?: Request['desired']; state?: JsonObject },
  ): Promise<DriverPlan> {
    const { desired, state } = request;
    const id = state?.id as string | undefined;
    const object = id === undefined ? undefined : await this.read(id);
    if (!desired) {
      return { action: 'destroy', changes: object ? [`- file ${id}`] : [] };
    }
    const { text } = desired.spec;
    const fingerprint = fingerprintOf(text, object);
    if (!object) {
      const changes = [`+ file with '${text}'`];
      return { action: 'create', changes, fingerprint };
    }
    return object.text === text
      ? { action: 'unchanged', changes: [], fingerprint }
      : { action: 'update', changes: [`~ file with '${text}'`], fingerprint };
  }

  async apply(context: DriverContext, request: Request): Promise<DriverStep> {
    const { desired } = request;
    context.signal.throwIfAborted();
    let id = request.state?.id as string | undefined;
    let object = id === undefined ? undefined : await this.read(id);
    const wanted = { text: desired.spec.text as string, isPaused: false };
    if (!this.isApproved(desired, object)) {
      return {
        kind: 'fail',
        state: request.state ?? {},
        error: 'it is not the plan that was approved',
        remediation: 'Plan again.',
      };
    }
    if (!object || id === undefined) {
      const password = randomBytes(12).toString('base64url');
      await context.secrets.put('password', password);
      context.log('info', `The password is ${password}`);
      const begun = await context.intent.begin('create');
      const found =
        begun === 'new' ? undefined : await this.findMarked(context);
      id = found?.id ?? randomUUID();
      object = {
        environmentId: desired.environment.id,
        resource: desired.resource,
        password,
        ...wanted,
      };
      await this.write(id, object);
      await context.intent.end('create', id);
    }
    await context.save({ id });
    context.signal.throwIfAborted();
    if (object.text !== wanted.text || object.isPaused) {
      await this.write(id, { ...object, ...wanted });
    }
    return this.done(context, id);
  }

  async observe(
    _context: ObserveContext,
    { desired, state }: Parameters<EnvironmentDriver['observe']>[1],
  ): Promise<Observation> {
    const id = state?.id as string | undefined;
    const object = id === undefined ? undefined : await this.read(id);
    if (!object) {
      return { status: 'absent' };
    }
    const drift =
      object.text === desired.spec.text
        ? undefined
        : `The text is '${object.text}'`;
    return { status: object.isPaused ? 'paused' : 'ready', drift };
  }

  async destroy(
    context: DriverContext,
    { state }: { state?: JsonObject },
  ): Promise<DriverStep> {
    context.signal.throwIfAborted();
    await context.save(state ?? {});
    const id = state?.id ?? (await this.findMarked(context))?.id;
    if (typeof id === 'string') {
      await rm(this.path(id), { force: true });
    }
    await context.intent.clear('create');
    return { kind: 'done', state: {} };
  }

  async *inventory(_context: ObserveContext): AsyncIterable<OwnedObject> {
    for (const { id, object } of await this.list()) {
      yield {
        externalId: id,
        description: `File ${id}`,
        environmentId: object.environmentId,
        resource: object.resource,
      };
    }
  }

  pause(
    context: DriverContext,
    { state }: { state: JsonObject },
  ): Promise<DriverStep> {
    return this.setPaused(context, state, true);
  }

  resume(
    context: DriverContext,
    { state }: { state: JsonObject },
  ): Promise<DriverStep> {
    return this.setPaused(context, state, false);
  }

  async adopt(
    _context: ObserveContext,
    { externalId }: { externalId: string },
  ): Promise<JsonObject> {
    return { id: externalId };
  }

  async destroyOrphan(
    _context: ObserveContext,
    { externalId }: { externalId: string },
  ): Promise<void> {
    await rm(this.path(externalId), { force: true });
  }

  protected isApproved(
    { approvedFingerprint, spec }: Request['desired'],
    object: FileObject | undefined,
  ): boolean {
    return (
      approvedFingerprint === undefined ||
      JSON.stringify(approvedFingerprint) ===
        JSON.stringify(fingerprintOf(spec.text, object))
    );
  }

  protected async list(): Promise<{ id: string; object: FileObject }[]> {
    const names = await readdir(this.directory);
    const objects = [];
    for (const id of names.sort()) {
      const object = await this.read(id);
      if (object) {
        objects.push({ id, object });
      }
    }
    return objects;
  }

  protected async findMarked(
    context: DriverContext,
  ): Promise<{ id: string; object: FileObject } | undefined> {
    return (await this.list()).find(
      ({ object: { environmentId, resource } }) =>
        context.opKey('file') === `${environmentId}/${resource}/file`,
    );
  }

  protected async read(id: string): Promise<FileObject | undefined> {
    try {
      return JSON.parse(await readFile(this.path(id), 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  protected async write(id: string, object: FileObject): Promise<void> {
    // Whole or not at all, whenever the process is killed; what is unfinished lies
    // beside the directory, where nothing counts as made.
    const unfinished = `${this.directory}-unfinished`;
    await writeFile(unfinished, JSON.stringify(object));
    await rename(unfinished, this.path(id));
  }

  protected path(id: string): string {
    return join(this.directory, id);
  }

  protected async done(
    context: DriverContext,
    id: string,
  ): Promise<DriverStep> {
    const password = { $secret: context.opKey('password') };
    return {
      kind: 'done',
      state: { id },
      outputs: { path: this.path(id), password: { ...password } },
      externalId: id,
    };
  }

  private async setPaused(
    context: DriverContext,
    state: JsonObject,
    isPaused: boolean,
  ): Promise<DriverStep> {
    context.signal.throwIfAborted();
    await context.save(state);
    const id = state.id as string;
    const object = await this.read(id);
    if (!object) {
      return { kind: 'fail', state, error: `There is no file ${id}` };
    }
    if (object.isPaused !== isPaused) {
      await this.write(id, { ...object, isPaused });
    }
    return this.done(context, id);
  }
}

/** Of what would be done: another file makes another plan. */
function fingerprintOf(
  text: JsonValue | undefined,
  object: FileObject | undefined,
): JsonValue {
  return [text ?? null, object?.text ?? null];
}
