import { JsonObject, JsonValue } from '@backstage/types';
import {
  DriverContext,
  DriverPlan,
  DriverStep,
  EnvironmentDriver,
  Observation,
  ObserveContext,
  OwnedObject,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';

/** Something that is outside. */
export interface LedgerObject {
  id: string;
  environmentId: string;
  resource: string;
  spec: JsonObject;
  paused: boolean;
}

/**
 * A driver whose outside is a list, to see what the engine does with it. What a
 * spec says decides how it goes: `waits` and `fails` count steps, `broken` fails
 * for good.
 */
export class LedgerDriver implements EnvironmentDriver {
  readonly title = 'Ledger';
  readonly specSchema = { type: 'object' };
  readonly capabilities = { deterministicIds: false, pause: true } as const;
  readonly objects: LedgerObject[] = [];
  readonly calls: string[] = [];
  failsToDestroy = 0;
  /** What its plans are known by, if by anything. */
  fingerprint?: JsonValue;
  /** What was approved of what it has applied, call by call. */
  readonly approved: Array<JsonValue | undefined> = [];
  #next = 1;

  constructor(readonly id = 'ledger') {}

  async plan(
    _context: ObserveContext,
    _request: { desired?: ResourceDesire; state?: JsonObject },
  ): Promise<DriverPlan> {
    const { fingerprint } = this;
    return { action: 'create', changes: ['+ object'], fingerprint };
  }

  async apply(
    context: DriverContext,
    { desired, state = {} }: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<DriverStep> {
    const { spec, resource, environment } = desired;
    this.calls.push(`apply ${resource}`);
    this.approved.push(desired.approvedFingerprint);
    if (spec.broken) {
      return { kind: 'fail', error: String(spec.broken), state };
    }
    const failed = Number(state.failed ?? 0);
    if (failed < Number(spec.fails ?? 0)) {
      return {
        kind: 'retry',
        class: 'transient',
        error: 'not now',
        state: { ...state, failed: failed + 1 },
      };
    }
    const waited = Number(state.waited ?? 0);
    if (waited < Number(spec.waits ?? 0)) {
      return {
        kind: 'wait',
        on: 'the ledger',
        afterMs: 1_000,
        state: { ...state, waited: waited + 1 },
      };
    }
    let object = this.objects.find(
      it => it.environmentId === environment.id && it.resource === resource,
    );
    if (!object) {
      await context.intent.begin('create');
      object = {
        id: `object-${this.#next++}`,
        environmentId: environment.id,
        resource,
        spec,
        paused: false,
      };
      this.objects.push(object);
      await context.intent.end('create', object.id);
    }
    object.spec = spec;
    object.paused = false;
    context.log('info', `made ${object.id}`);
    return {
      kind: 'done',
      state: { id: object.id },
      outputs: {
        url: `http://${object.id}.test`,
        ...(spec.outputs as JsonObject | undefined),
      },
      externalId: object.id,
    };
  }

  async observe(
    _context: ObserveContext,
    { desired }: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<Observation> {
    const object = this.objects.find(
      it =>
        it.environmentId === desired.environment.id &&
        it.resource === desired.resource,
    );
    if (!object) {
      return { status: 'absent', message: 'it is gone' };
    }
    return { status: object.paused ? 'paused' : 'ready' };
  }

  async destroy(
    context: DriverContext,
    { environment, state }: { environment: { id: string }; state?: JsonObject },
  ): Promise<DriverStep> {
    this.calls.push(`destroy ${context.opKey('')}`);
    if (this.failsToDestroy > 0) {
      this.failsToDestroy -= 1;
      return {
        kind: 'fail',
        error: 'it is in use',
        state: state ?? {},
      };
    }
    const resource = context.opKey('').split('/')[1];
    const index = this.objects.findIndex(
      it => it.environmentId === environment.id && it.resource === resource,
    );
    if (index >= 0) {
      this.objects.splice(index, 1);
    }
    return { kind: 'done', state: {} };
  }

  async *inventory(): AsyncIterable<OwnedObject> {
    for (const { id, environmentId, resource } of this.objects) {
      yield { externalId: id, description: id, environmentId, resource };
    }
  }

  /** When somebody last used what it makes: tests know. */
  async activity(): Promise<Date | undefined> {
    return undefined;
  }

  async pause(
    _context: unknown,
    { desired, state }: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep> {
    return this.#setPaused(desired, state, true);
  }

  async resume(
    _context: unknown,
    { desired, state }: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep> {
    return this.#setPaused(desired, state, false);
  }

  async destroyOrphan(
    _context: unknown,
    { externalId }: { externalId: string },
  ) {
    const index = this.objects.findIndex(({ id }) => id === externalId);
    if (index >= 0) {
      this.objects.splice(index, 1);
    }
  }

  #setPaused(
    desired: ResourceDesire,
    state: JsonObject,
    paused: boolean,
  ): DriverStep {
    for (const object of this.objects) {
      if (
        object.environmentId === desired.environment.id &&
        object.resource === desired.resource
      ) {
        object.paused = paused;
      }
    }
    return { kind: 'done', state };
  }
}
