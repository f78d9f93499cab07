import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  DriverCapabilities,
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
import {
  ProgramStep,
  readObjects,
  readObservation,
  readPlan,
  readStep,
} from './answers';
import { askProgram } from './askProgram';
import { ProgramError } from './failures';
import { Program } from './programs';
import { readState, ScriptState, toJson } from './state';
import { storeSecrets } from './storeSecrets';

/**
 * Makes what programs of the platform team make, by asking them. The module makes
 * one of its own; others are for the conformance kit.
 *
 * @public
 */
export class ScriptDriver implements EnvironmentDriver {
  readonly id = 'script';
  readonly title = 'Programs of the platform team';
  readonly specSchema: JsonObject;
  readonly capabilities: DriverCapabilities;

  /** @param programs - by id */
  constructor(private readonly programs: ReadonlyMap<string, Program>) {
    const all = [...programs.values()];
    this.capabilities = {
      deterministicIds: true,
      ...(all.every(({ canPause }) => canPause) && { pause: true }),
    };
    this.specSchema = {
      type: 'object',
      additionalProperties: false,
      required: ['program'],
      properties: {
        program: { type: 'string', enum: [...programs.keys()] },
        with: { type: 'object', description: 'As the program wants it' },
      },
    };
  }

  async plan(
    context: ObserveContext,
    request: { desired?: ResourceDesire; state?: JsonObject },
  ): Promise<DriverPlan> {
    const { desired } = request;
    const known = readState(request.state);
    if (!desired && !known) {
      return { action: 'destroy', changes: [] };
    }
    const program = this.#programFor(known, desired);
    const answer = await askProgram(context, program, {
      action: 'plan',
      desired,
      known,
    });
    return readPlan(program.id, answer);
  }

  apply(
    context: DriverContext,
    request: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<DriverStep> {
    return this.#change('apply', context, request);
  }

  pause(
    context: DriverContext,
    request: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep> {
    return this.#change('pause', context, request);
  }

  resume(
    context: DriverContext,
    request: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep> {
    return this.#change('resume', context, request);
  }

  async observe(
    context: ObserveContext,
    { desired, state }: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<Observation> {
    const known = readState(state);
    if (!known) {
      return { status: 'absent' };
    }
    try {
      const program = this.#programFor(known, desired);
      const answer = await askProgram(context, program, {
        action: 'observe',
        desired,
        known,
      });
      return readObservation(program.id, answer);
    } catch (error) {
      if (error instanceof ProgramError) {
        return { status: 'unknown', message: error.message };
      }
      throw error;
    }
  }

  async destroy(
    context: DriverContext,
    request: { environment: EnvironmentIdentity; state?: JsonObject },
  ): Promise<DriverStep> {
    const { environment, state = {} } = request;
    return orFailure(state, async () => {
      const known = readState(state);
      const programs = known
        ? [this.#program(known.program)]
        : await this.#findPrograms(context, environment.id);
      for (const program of programs) {
        // Refused when the lease is lost.
        await context.save(state);
        const answer = await askProgram(context, program, {
          action: 'destroy',
          environment,
          known,
        });
        const step = readStep(program.id, answer);
        if (step.kind !== 'done') {
          return known
            ? { ...step, state: toJson({ ...known, state: step.state }) }
            : { ...step, state };
        }
      }
      return { kind: 'done', state: {} };
    });
  }

  async *inventory(context: ObserveContext): AsyncIterable<OwnedObject> {
    for (const program of this.programs.values()) {
      for (const object of await this.#list(context, program)) {
        yield { ...object, externalId: `${program.id}/${object.externalId}` };
      }
    }
  }

  async destroyOrphan(
    context: ObserveContext,
    request: { externalId: string },
  ): Promise<void> {
    const slash = request.externalId.indexOf('/');
    const program = this.#program(request.externalId.slice(0, slash));
    const externalId = request.externalId.slice(slash + 1);
    const answer = await askProgram(context, program, {
      action: 'destroy',
      externalId,
    });
    const step = readStep(program.id, answer);
    if (step.kind !== 'done') {
      const reason =
        step.kind === 'wait' ? `it waits for ${step.on}` : step.error;
      throw new ProgramError(
        `Program '${program.id}' has not destroyed '${externalId}' yet: ${reason}`,
        'transient',
      );
    }
  }

  async #change(
    action: 'apply' | 'pause' | 'resume',
    context: DriverContext,
    request: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<DriverStep> {
    const { desired } = request;
    return orFailure(request.state ?? {}, async () => {
      const before = readState(request.state);
      const program = this.#programFor(before, desired);
      const known: ScriptState = before ?? { program: program.id };
      // So that it is known who is to destroy what comes now; refused when the
      // lease is lost.
      await context.save(toJson(known));
      return orFailure(toJson(known), async () => {
        const answer = await askProgram(context, program, {
          action,
          desired,
          known: before,
        });
        return this.#stepOf(context, known, readStep(program.id, answer));
      });
    });
  }

  async #stepOf(
    context: DriverContext,
    known: ScriptState,
    { secrets: values = {}, ...step }: ProgramStep,
  ): Promise<DriverStep> {
    if (step.kind !== 'done') {
      return { ...step, state: toJson({ ...known, state: step.state }) };
    }
    const secrets = {
      ...known.secrets,
      ...(await storeSecrets(context, known.program, { step, values })),
    };
    const refs: Record<string, JsonValue> = Object.fromEntries(
      Object.entries(secrets).map(([name, ref]) => [name, { ...ref }]),
    );
    return {
      ...step,
      state: toJson({ ...known, state: step.state, secrets }),
      outputs: { ...step.outputs, ...refs },
    };
  }

  async #findPrograms(
    context: DriverContext,
    environmentId: string,
  ): Promise<Program[]> {
    const found = [];
    for (const program of this.programs.values()) {
      const objects = await this.#list(context, program);
      if (objects.some(it => it.environmentId === environmentId)) {
        found.push(program);
      }
    }
    return found;
  }

  async #list(
    context: ObserveContext,
    program: Program,
  ): Promise<OwnedObject[]> {
    const answer = await askProgram(context, program, { action: 'inventory' });
    return readObjects(program.id, answer);
  }

  #programFor(
    known: ScriptState | undefined,
    desired: ResourceDesire | undefined,
  ): Program {
    const wanted = desired?.spec.program;
    if (known && wanted !== undefined && wanted !== known.program) {
      throw new InputError(
        `It was made by program '${known.program}' and cannot be changed by '${wanted}': destroy the environment and create it anew`,
      );
    }
    return this.#program(known?.program ?? wanted);
  }

  #program(id: JsonValue | undefined): Program {
    const program = this.programs.get(String(id));
    if (!program) {
      throw new InputError(
        `There is no program '${id}'; environments.drivers.script.programs has ${
          [...this.programs.keys()].join(', ') || 'none'
        }`,
      );
    }
    return program;
  }
}

/** Failures of programs are steps; all else, a lost lease above all, is thrown. */
async function orFailure(
  state: JsonObject,
  act: () => Promise<DriverStep>,
): Promise<DriverStep> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ProgramError && error.kind === 'transient') {
      return { kind: 'retry', class: 'transient', state, error: error.message };
    }
    if (error instanceof ProgramError || error instanceof InputError) {
      return { kind: 'fail', state, error: error.message };
    }
    throw error;
  }
}
