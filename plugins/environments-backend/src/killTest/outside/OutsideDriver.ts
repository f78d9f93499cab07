import { JsonObject } from '@backstage/types';
import {
  DriverContext,
  DriverStep,
  EnvironmentDriver,
  EnvironmentIdentity,
  Observation,
  OwnedObject,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { BoundaryHook } from '../../engine/Session';
import { Actor, Outside, OutsideObject } from './Outside';

/** The intent that everything is made under. */
const CREATE = 'create';
const WAIT_MS = 100;

/**
 * Makes objects of an {@link Outside} as drivers are to: it writes an intent
 * before it creates, looks by the mark only after one that was interrupted, saves
 * what it got, and tells its epoch with everything it does.
 */
export class OutsideDriver implements EnvironmentDriver {
  readonly id = 'outside';
  readonly title = 'Outside';
  readonly specSchema = { type: 'object' };
  readonly capabilities = { deterministicIds: false, pause: true } as const;

  constructor(
    private readonly outside: Outside,
    private readonly onBoundary: BoundaryHook = () => {},
  ) {}

  async plan() {
    return { action: 'create' as const, changes: ['+ object'] };
  }

  async apply(
    context: DriverContext,
    { desired, state = {} }: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<DriverStep> {
    const { spec } = desired;
    if (spec.waits === true && state.waited !== true) {
      const waited = { ...state, waited: true };
      return { kind: 'wait', on: 'time', afterMs: WAIT_MS, state: waited };
    }
    if (spec.fails === true && state.failed !== true) {
      const failed = { ...state, failed: true };
      return {
        kind: 'retry',
        class: 'transient',
        error: 'not the first time',
        state: failed,
      };
    }
    const actor = actorOf(context, desired.environment, desired.resource);
    const id = await this.#ensure(context, actor, { spec, state });
    await this.#change(actor, id, { spec, paused: false });
    return {
      kind: 'done',
      state: { ...state, id },
      outputs: { url: `outside://${id}` },
      externalId: id,
    };
  }

  async pause(
    context: DriverContext,
    { desired, state }: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep> {
    return this.#setPaused(context, { desired, state }, true);
  }

  async resume(
    context: DriverContext,
    { desired, state }: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep> {
    return this.#setPaused(context, { desired, state }, false);
  }

  async observe(
    _context: unknown,
    { desired, state }: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<Observation> {
    const object = this.outside.existing().find(({ id }) => id === state?.id);
    if (!object) {
      return {
        status: 'absent',
        message: `${desired.resource} is not there any more`,
      };
    }
    return { status: object.paused ? 'paused' : 'ready' };
  }

  async destroy(
    context: DriverContext,
    request: {
      environment: EnvironmentIdentity;
      resource: string;
      state?: JsonObject;
    },
  ): Promise<DriverStep> {
    const actor = actorOf(context, request.environment, request.resource);
    for (const { id } of await this.outside.look(actor)) {
      await this.onBoundary('outside destroy', 'before');
      await this.outside.destroy(actor, id);
      await this.onBoundary('outside destroy', 'after');
    }
    await context.intent.clear(CREATE);
    return { kind: 'done', state: {} };
  }

  async *inventory(): AsyncIterable<OwnedObject> {
    for (const { id, environmentId, resource } of this.outside.existing()) {
      yield { externalId: id, description: id, environmentId, resource };
    }
  }

  /** The kill test counts orphans, and removes none. */
  async destroyOrphan(): Promise<void> {
    throw new Error('Orphans of the kill test are left for its report');
  }

  /** @returns the id of what there is now, made once */
  async #ensure(
    context: DriverContext,
    actor: Actor,
    { spec, state }: { spec: JsonObject; state: JsonObject },
  ): Promise<string> {
    if (typeof state.id === 'string') {
      return state.id;
    }
    const begun = await context.intent.begin(CREATE);
    const known = begun === 'new' ? undefined : await this.#recover(actor);
    const object = known ?? (await this.#create(actor, spec));
    await context.save({ ...state, id: object.id });
    await context.intent.end(CREATE, object.id);
    return object.id;
  }

  /** What somebody has made who did not come back to tell. */
  async #recover(actor: Actor): Promise<OutsideObject | undefined> {
    this.outside.note({ ...actor, act: 'interrupted' });
    const [object] = await this.outside.look(actor);
    return object;
  }

  async #create(actor: Actor, spec: JsonObject): Promise<OutsideObject> {
    await this.onBoundary('outside create', 'before');
    const object = await this.outside.create(actor, { spec, intent: CREATE });
    await this.onBoundary('outside create', 'after');
    return object;
  }

  async #change(
    actor: Actor,
    id: string,
    change: Partial<Pick<OutsideObject, 'spec' | 'paused'>>,
  ): Promise<void> {
    await this.onBoundary('outside change', 'before');
    await this.outside.change(actor, id, change);
    await this.onBoundary('outside change', 'after');
  }

  async #setPaused(
    context: DriverContext,
    { desired, state }: { desired: ResourceDesire; state: JsonObject },
    paused: boolean,
  ): Promise<DriverStep> {
    const actor = actorOf(context, desired.environment, desired.resource);
    await this.#change(actor, String(state.id), { paused });
    await context.save({ ...state, paused });
    return { kind: 'done', state: { ...state, paused } };
  }
}

function actorOf(
  { epoch }: DriverContext,
  { id: environmentId }: EnvironmentIdentity,
  resource: string,
): Actor {
  return { environmentId, resource, epoch };
}
