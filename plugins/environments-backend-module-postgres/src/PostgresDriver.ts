import { InputError, NotFoundError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  DriverContext,
  DriverPlan,
  DriverStep,
  EnvironmentDriver,
  EnvironmentIdentity,
  Observation,
  ObserveContext,
  OwnedObject,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { applyDatabase } from './applyDatabase';
import { Connection } from './Connection';
import { isConnectionFailure, stepOfFailure } from './failures';
import { PostgresInstance } from './instances';
import { closeDatabase, findObjects, listMarked } from './objects';
import { observationOf } from './observationOf';
import { planOf } from './planOf';
import { findNamesByMark, removeDatabase } from './removeDatabase';
import { instanceOf, readSpec, specSchema } from './spec';
import { keyOf, newState, PostgresState, readState, toJson } from './state';
import { withSaves } from './withSaves';

/**
 * Makes a role and a database of its own for each resource, on the PostgreSQL
 * servers of the configuration.
 */
export class PostgresDriver implements EnvironmentDriver {
  readonly id = 'postgres';
  readonly title = 'PostgreSQL databases';
  readonly specSchema = specSchema;
  readonly capabilities = {
    deterministicIds: true,
    pause: true,
    adopt: true,
  } as const;

  constructor(
    private readonly instances: ReadonlyMap<string, PostgresInstance>,
  ) {}

  async plan(
    { signal }: ObserveContext,
    request: { desired?: ResourceDesire; state?: JsonObject },
  ): Promise<DriverPlan> {
    const { desired } = request;
    const known = readState(request.state);
    if (!desired) {
      const changes = known
        ? [`- database and role ${known.name} on ${known.instance}`]
        : [];
      return { action: 'destroy', changes };
    }
    const instance = this.#instanceFor(known, desired);
    const spec = readSpec(desired.spec, instance);
    const state = known ?? newState(instance, desired);
    const found = await Connection.use(instance, { signal }, admin =>
      findObjects(admin, state.name),
    );
    return planOf({ instance, spec, state, found });
  }

  async apply(
    given: DriverContext,
    request: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<DriverStep> {
    const { desired } = request;
    return this.#step(given, request.state, async context => {
      const known = readState(request.state);
      const instance = this.#instanceFor(known, desired);
      const spec = readSpec(desired.spec, instance);
      const state = {
        ...(known ?? newState(instance, desired)),
        mark: {
          environment: desired.environment.id,
          resource: desired.resource,
          key: keyOf(context),
        },
      };
      // So that what comes now is found again by its name, whatever happens.
      await context.save(toJson(state));
      const applied = await applyDatabase(context, { instance, spec, state });
      return this.#done(instance, applied);
    });
  }

  async observe(
    context: ObserveContext,
    { desired, state }: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<Observation> {
    const known = readState(state);
    if (!known) {
      return { status: 'absent' };
    }
    const { signal } = context;
    const instance = this.#instance(known.instance);
    try {
      const found = await Connection.use(instance, { signal }, admin =>
        findObjects(admin, known.name),
      );
      const { connectionLimit } = readSpec(desired.spec, instance);
      return {
        ...observationOf({ found, state: known, connectionLimit }),
        externalId: externalIdOf(known),
      };
    } catch (error) {
      if (!isConnectionFailure(error)) {
        throw error;
      }
      return {
        status: 'unknown',
        message: `Server '${instance.name}' cannot be asked: ${
          (error as Error).message
        }`,
      };
    }
  }

  async destroy(
    given: DriverContext,
    request: { environment: EnvironmentIdentity; state?: JsonObject },
  ): Promise<DriverStep> {
    const { signal } = given;
    const { environment } = request;
    return this.#step(given, request.state, async context => {
      const state = readState(request.state);
      const targets = state
        ? [{ instance: this.#instance(state.instance), name: state.name }]
        : await this.#findLost(context, environment.id);
      for (const { instance, name } of targets) {
        await removeDatabase(instance, name, {
          signal,
          fence: part => context.intent.clear(part),
        });
        context.log('info', `Database and role ${name} are gone`);
      }
      return { kind: 'done', state: {} };
    });
  }

  async *inventory({ signal }: ObserveContext): AsyncIterable<OwnedObject> {
    for (const instance of this.instances.values()) {
      const marks = await Connection.use(instance, { signal }, listMarked);
      for (const [name, { environment, resource }] of marks) {
        yield {
          externalId: externalIdOf({ instance: instance.name, name }),
          description: `Database and role ${name} on ${instance.host}`,
          environmentId: environment,
          resource,
        };
      }
    }
  }

  async pause(
    given: DriverContext,
    request: { state: JsonObject },
  ): Promise<DriverStep> {
    const { signal } = given;
    return this.#step(given, request.state, async context => {
      const state = { ...this.#mustKnow(request.state), isPaused: true };
      const instance = this.#instance(state.instance);
      await Connection.use(instance, { signal }, async admin => {
        await admin.lock(state.name);
        await context.save(toJson(state));
        await closeDatabase(admin, state.name);
      });
      return this.#done(instance, state);
    });
  }

  /** Applying opens the database again, and mends what is not as wanted. */
  resume(
    context: DriverContext,
    request: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep> {
    return this.apply(context, request);
  }

  async adopt(
    { signal }: ObserveContext,
    { externalId }: { externalId: string },
  ): Promise<JsonObject> {
    const { instance, name } = this.#ofExternalId(externalId);
    const marks = await Connection.use(instance, { signal }, listMarked);
    const mark = marks.get(name);
    if (!mark) {
      throw new NotFoundError(`There is nothing of ours called ${externalId}`);
    }
    return toJson({ instance: instance.name, name, mark });
  }

  async destroyOrphan(
    { signal }: ObserveContext,
    { externalId }: { externalId: string },
  ): Promise<void> {
    const { instance, name } = this.#ofExternalId(externalId);
    await removeDatabase(instance, name, { signal, fence: async () => {} });
  }

  async #findLost(
    context: DriverContext,
    environment: string,
  ): Promise<{ instance: PostgresInstance; name: string }[]> {
    const { signal } = context;
    const wanted = { environment, key: keyOf(context), signal };
    const found = [];
    for (const instance of this.instances.values()) {
      for (const name of await findNamesByMark(instance, wanted)) {
        found.push({ instance, name });
      }
    }
    return found;
  }

  async #step(
    given: DriverContext,
    state: JsonObject | undefined,
    act: (context: DriverContext) => Promise<DriverStep>,
  ): Promise<DriverStep> {
    let saved = state ?? {};
    try {
      return await act(
        withSaves(given, next => {
          saved = next;
        }),
      );
    } catch (error) {
      return stepOfFailure(error, saved);
    }
  }

  #done(instance: PostgresInstance, state: PostgresState): DriverStep {
    const { name, password, connectionString } = state;
    const outputs: Record<string, JsonValue> = {
      host: instance.publicHost,
      port: instance.publicPort,
      database: name,
      user: name,
      ...(password && { password: { ...password } }),
      ...(connectionString && { connectionString: { ...connectionString } }),
    };
    return {
      kind: 'done',
      state: toJson(state),
      outputs,
      externalId: externalIdOf(state),
    };
  }

  /** Where a resource is: where it was made, whatever is wanted now. */
  #instanceFor(
    known: PostgresState | undefined,
    desired: ResourceDesire,
  ): PostgresInstance {
    const wanted = instanceOf(this.instances, desired.spec);
    if (known && known.instance !== wanted.name) {
      throw new InputError(
        `The database is on '${known.instance}' and cannot be moved to '${wanted.name}': destroy the environment and create it anew`,
      );
    }
    return wanted;
  }

  #instance(name: string): PostgresInstance {
    return instanceOf(this.instances, { instance: name });
  }

  #mustKnow(state: JsonObject): PostgresState {
    const known = readState(state);
    if (!known) {
      throw new InputError('There is no database yet: apply it first');
    }
    return known;
  }

  #ofExternalId(externalId: string): {
    instance: PostgresInstance;
    name: string;
  } {
    const slash = externalId.indexOf('/');
    return {
      instance: this.#instance(externalId.slice(0, slash)),
      name: externalId.slice(slash + 1),
    };
  }
}

function externalIdOf({
  instance,
  name,
}: Pick<PostgresState, 'instance' | 'name'>): string {
  return `${instance}/${name}`;
}
