import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
import {
  DriverContext,
  DriverPlan,
  DriverStep,
  EnvironmentDriver,
  Observation,
  ObserveContext,
  OwnedObject,
} from '../../driver';
import { FileDriver, FileObject } from './FileDriver';

type ApplyRequest = Parameters<EnvironmentDriver['apply']>[1];
type PlanRequest = Parameters<EnvironmentDriver['plan']>[1];
type ObserveRequest = Parameters<EnvironmentDriver['observe']>[1];
type DestroyRequest = Parameters<EnvironmentDriver['destroy']>[1];

const STRAY: FileObject = {
  environmentId: 'nobody',
  resource: 'stray',
  text: 'stray',
  password: 'stray',
  isPaused: false,
};

/** Does not look for what an interrupted attempt has made. */
export class DoublingDriver extends FileDriver {
  protected async findMarked(): Promise<undefined> {
    return undefined;
  }
}

/** Makes it before it says so, so that nobody can know of it. */
export class UnannouncedDriver extends FileDriver {
  async apply(context: DriverContext, request: ApplyRequest) {
    const { environment, resource } = request.desired;
    if (!request.state) {
      await this.write(`stray-${environment.id}-${resource}`, STRAY);
    }
    return super.apply(context, request);
  }
}

/** Leaves behind what it has no state of. */
export class ForgettingDriver extends FileDriver {
  async destroy(
    context: DriverContext,
    request: DestroyRequest,
  ): Promise<DriverStep> {
    return request.state?.id
      ? super.destroy(context, request)
      : { kind: 'done', state: {} };
  }
}

/** Destroys everything of the environment, where it has no state. */
export class GreedyDriver extends FileDriver {
  async destroy(context: DriverContext, request: DestroyRequest) {
    if (!request.state?.id) {
      for (const { id, object } of await this.list()) {
        if (object.environmentId === request.environment.id) {
          await rm(this.path(id));
        }
      }
    }
    return super.destroy(context, request);
  }
}

/** Fails when what it is to destroy is not there. */
export class StrictDriver extends FileDriver {
  async destroy(
    context: DriverContext,
    request: DestroyRequest,
  ): Promise<DriverStep> {
    const { state = {} } = request;
    const isThere = state.id && (await this.read(state.id as string));
    return isThere
      ? super.destroy(context, request)
      : { kind: 'fail', state, error: 'There is no such file' };
  }
}

/** Goes on when what it writes is refused. */
export class StaleDriver extends FileDriver {
  async apply(context: DriverContext, request: ApplyRequest) {
    const begin: DriverContext['intent']['begin'] = key =>
      context.intent.begin(key).catch(() => 'interrupted' as const);
    const intent = { ...context.intent, begin };
    return super.apply({ ...context, intent }, request);
  }
}

/** Does what it is told to before it asks whether it still may. */
export class HeadlongDriver extends FileDriver {
  async pause(context: DriverContext, { state }: { state: JsonObject }) {
    const object = await this.read(`${state.id}`);
    if (object) {
      await this.write(`${state.id}`, { ...object, isPaused: true });
    }
    return super.pause(context, { state });
  }
}

/** Goes on with a pause that is refused. */
export class DrowsyDriver extends FileDriver {
  async pause(context: DriverContext, { state }: { state: JsonObject }) {
    const save: DriverContext['save'] = to =>
      context.save(to).catch(() => undefined);
    return super.pause({ ...context, save }, { state });
  }
}

/** Logs the password in base64, before anybody knows that it is one. */
export class LoggingDriver extends FileDriver {
  async apply(context: DriverContext, request: ApplyRequest) {
    const put: DriverContext['secrets']['put'] = (name, value) => {
      const basic = Buffer.from(`user:${value}`).toString('base64');
      context.log('debug', `Authorization: Basic ${basic}`);
      return context.secrets.put(name, value);
    };
    const secrets = { ...context.secrets, put };
    return super.apply({ ...context, secrets }, request);
  }
}

/** Keeps the password in its state. */
export class RememberingDriver extends FileDriver {
  protected async done(context: DriverContext, id: string) {
    const step = await super.done(context, id);
    const object = await this.read(id);
    return { ...step, state: { id, password: object?.password ?? '' } };
  }
}

/** Puts the password into a URL among its outputs. */
export class TellingDriver extends FileDriver {
  protected async done(
    context: DriverContext,
    id: string,
  ): Promise<DriverStep> {
    const step = await super.done(context, id);
    const object = await this.read(id);
    return step.kind === 'done'
      ? {
          ...step,
          outputs: { ...step.outputs, url: `x://u:${object?.password}@h` },
        }
      : step;
  }
}

/** Makes something when it is only to plan. */
export class EagerDriver extends FileDriver {
  async plan(
    context: ObserveContext,
    request: PlanRequest,
  ): Promise<DriverPlan> {
    await this.write('planned', STRAY);
    return super.plan(context, request);
  }
}

/** Repairs when it is only to observe. */
export class MeddlingDriver extends FileDriver {
  async observe(
    context: ObserveContext,
    request: ObserveRequest,
  ): Promise<Observation> {
    const { state, desired } = request;
    const object = state?.id && (await this.read(state.id as string));
    if (state && object) {
      const { text } = desired.spec;
      await this.write(state.id as string, {
        ...object,
        text: `${text} `.trim(),
        password: `${object.password}!`,
      });
    }
    return super.observe(context, request);
  }
}

/** Says ready, whatever there is. */
export class BlindDriver extends FileDriver {
  async observe(): Promise<Observation> {
    return { status: 'ready' };
  }
}

/** Says what it lists, but not whose it is. */
export class UnmarkedDriver extends FileDriver {
  async *inventory(context: ObserveContext): AsyncIterable<OwnedObject> {
    for await (const { resource, ...object } of super.inventory(context)) {
      yield { ...object, externalId: `${object.externalId}${Math.random()}` };
    }
  }
}

/** Never changes what is there. */
export class StubbornDriver extends FileDriver {
  async apply(context: DriverContext, request: ApplyRequest) {
    const id = request.state?.id as string | undefined;
    const object = id && (await this.read(id));
    return object && id
      ? this.done(context, id)
      : super.apply(context, request);
  }
}

/** Makes a new password whenever it is applied. */
export class RotatingDriver extends FileDriver {
  async apply(context: DriverContext, request: ApplyRequest) {
    const step = await super.apply(context, request);
    const id = step.state.id as string;
    const object = await this.read(id);
    if (object && request.state) {
      const password = `${object.password}!`;
      await context.secrets.put('password', password);
      await this.write(id, { ...object, password });
    }
    return step;
  }
}

/** Takes its time, whatever the signal says. */
export class DeafDriver extends FileDriver {
  async apply(context: DriverContext, request: ApplyRequest) {
    const { signal } = new AbortController();
    if (context.signal.aborted) {
      await sleep(1500);
    }
    return super.apply({ ...context, signal }, request);
  }
}

/** Makes another one when it wakes up. */
export class ForkingDriver extends FileDriver {
  async resume(context: DriverContext, { state }: { state: JsonObject }) {
    const object = await this.read(state.id as string);
    if (object?.isPaused) {
      await this.write(`${state.id}-awake`, { ...object, isPaused: false });
    }
    return super.resume(context, { state });
  }
}

/** Removes everything when one orphan is to go. */
export class SweepingDriver extends FileDriver {
  async destroyOrphan() {
    for (const { id } of await this.list()) {
      await rm(this.path(id));
    }
  }
}

/** Tidies up when it is interrupted, which a process that is killed cannot. */
export class TidyingDriver extends FileDriver {
  async apply(context: DriverContext, request: ApplyRequest) {
    const { id } = request.desired.environment;
    await this.write(`stray-${id}`, STRAY);
    try {
      return await super.apply(context, request);
    } finally {
      await rm(this.path(`stray-${id}`), { force: true });
    }
  }
}

/** Makes whatever is asked for, whether or not it was approved. */
export class CarelessDriver extends FileDriver {
  protected isApproved() {
    return true;
  }
}

/** Never believes that a plan is the one that was approved. */
export class SuspiciousDriver extends FileDriver {
  async apply(
    context: DriverContext,
    request: ApplyRequest,
  ): Promise<DriverStep> {
    return request.desired.approvedFingerprint === undefined
      ? super.apply(context, request)
      : {
          kind: 'fail',
          state: {},
          error: 'it is never the plan that was approved',
        };
  }
}

/** Looks at the approval once all is made. */
export class HastyDriver extends FileDriver {
  async apply(
    context: DriverContext,
    request: ApplyRequest,
  ): Promise<DriverStep> {
    const { approvedFingerprint, ...desired } = request.desired;
    const isApproved = this.isApproved(request.desired, undefined);
    const step = await super.apply(context, { ...request, desired });
    return isApproved
      ? step
      : {
          kind: 'fail',
          state: step.state,
          error: 'it is not the plan that was approved',
          remediation: 'Plan again.',
        };
  }
}

/** Is not what it was for a while after it was woken. */
export class SleepyDriver extends FileDriver {
  async resume(context: DriverContext, request: { state: JsonObject }) {
    await this.write('woken', STRAY);
    return super.resume(context, request);
  }

  async observe(
    context: ObserveContext,
    request: ObserveRequest,
  ): Promise<Observation> {
    return (await this.read('woken'))
      ? { status: 'degraded', message: 'it is still in bed' }
      : super.observe(context, request);
  }
}
