import { JsonObject } from '@backstage/types';
import {
  DriverContext,
  DriverPlan,
  DriverStep,
  EnvironmentDriver,
  Observation,
  OwnedObject,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';

const INTENT = 'make';

/**
 * Makes nothing, at once, so that all that takes time is the engine. It says what
 * it is about to do, as a driver has to that makes something.
 */
export class NothingDriver implements EnvironmentDriver {
  readonly id = 'nothing';
  readonly title = 'Nothing';
  readonly specSchema: JsonObject = { type: 'object' };
  readonly capabilities = { deterministicIds: true } as const;

  async plan(): Promise<DriverPlan> {
    return { action: 'create', changes: ['+ nothing'] };
  }

  async apply(
    context: DriverContext,
    { desired }: { desired: ResourceDesire },
  ): Promise<DriverStep> {
    const externalId = `${desired.environment.id}/${desired.resource}`;
    await context.intent.begin(INTENT, externalId);
    await context.intent.end(INTENT, externalId);
    return {
      kind: 'done',
      state: { externalId },
      outputs: { url: `nothing:${externalId}` },
      externalId,
    };
  }

  async observe(): Promise<Observation> {
    return { status: 'ready' };
  }

  async destroy(context: DriverContext): Promise<DriverStep> {
    await context.intent.clear(INTENT);
    return { kind: 'done', state: {} };
  }

  async *inventory(): AsyncIterable<OwnedObject> {
    // There is nothing.
  }

  async destroyOrphan(): Promise<void> {
    // There is nothing.
  }
}
