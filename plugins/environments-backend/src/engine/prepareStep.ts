import { JsonValue } from '@backstage/types';
import {
  BlueprintDefinition,
  OperationStep,
} from '@groundwork/backstage-plugin-environments-common';
import {
  DriverContext,
  DriverStep,
  EnvironmentDriver,
  EnvironmentIdentity,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { assertNever } from '../assertNever';
import { StoredEnvironment } from '../environments/types';
import { digestOf } from './domain/digest';
import { scopeOf } from './domain/environmentScope';
import { dependenciesOf } from './domain/order';
import { renderReferences } from './domain/references';
import { isReplaced } from './domain/steps';
import { PermanentError } from './failures';
import { StoredResource } from './types';

/** What a step works on. */
export interface StepInput {
  environment: StoredEnvironment;
  step: OperationStep;
  /** Absent when it is only removed. */
  blueprint?: BlueprintDefinition;
  resources: ReadonlyMap<string, StoredResource>;
}

/** How something is applied. */
export interface ApplyOptions {
  /** Also what seems to be there already. */
  isForced: boolean;
  /** Fingerprint of the plan that somebody has agreed to. */
  approved?: JsonValue;
}

/** A step, and what is written of it before the driver is called. */
export interface PreparedStep {
  /** As it is written before: undefined leaves it as it is. */
  resource: StoredResource;
  /** Of what is wanted, when it is applied. */
  digest?: string;
  /** Nothing is to be done. */
  isDone: boolean;
  call: (
    driver: EnvironmentDriver,
    context: DriverContext,
  ) => Promise<DriverStep>;
  /** How the resource is when the step is done; undefined when it is gone. */
  after: StoredResource['status'] | undefined;
}

/** Whom resources of an environment belong to. */
export function identityOf({
  id,
  name,
  owner,
  component,
  stage,
}: StoredEnvironment): EnvironmentIdentity {
  return { id, name, owner, component, stage };
}

/**
 * What a step is, before anything is done.
 *
 * @throws PermanentError if the blueprint does not make sense of what is there
 */
export function prepareStep(
  input: StepInput,
  options: ApplyOptions,
): PreparedStep {
  const { action } = input.step;
  switch (action) {
    case 'destroy':
      return prepareRemoval(input);
    case 'pause':
      return preparePause(input);
    case 'create':
    case 'update':
    case 'resume':
    case 'unchanged':
      return prepareApply(input, options);
    default:
      return assertNever(action);
  }
}

function prepareApply(
  { environment, step, blueprint, resources }: StepInput,
  { isForced, approved }: ApplyOptions,
): PreparedStep {
  const definition = blueprint?.resources.find(
    ({ name }) => name === step.resource,
  );
  if (!definition) {
    throw new PermanentError(
      `The blueprint has no resource '${step.resource}'`,
    );
  }
  const desire = desireOf(environment, definition, resources);
  const digest = desireDigest(definition.driver, desire);
  const known = resources.get(step.resource);
  if (known && isReplaced(known, definition.driver)) {
    throw new PermanentError(
      `'${known.name}' was made by the driver '${known.driver}', and is to be removed by it before '${definition.driver}' makes it`,
      'Try again.',
    );
  }
  // What is gone is made anew, like what was never made.
  const isSame = known?.appliedDigest === digest && known.status !== 'absent';
  const resumes = isSame && known?.status === 'paused';
  const isDone = isSame && known?.status === 'ready' && !isForced;
  return {
    resource: {
      ...(known ?? emptyResource(environment.id, step.resource)),
      type: definition.type,
      driver: definition.driver,
      status: isDone ? 'ready' : 'applying',
      // Until it is applied whole, what is there is neither the one nor the other.
      appliedDigest: isSame ? digest : undefined,
      appliedDesire: desire,
      dependsOn: dependenciesOf(definition),
      costPerHour: definition.cost?.perHour ?? 0,
      pausedCostPerHour: definition.cost?.pausedPerHour ?? 0,
    },
    digest,
    isDone,
    call: (driver, context) =>
      resumes && driver.resume && known.state
        ? driver.resume(context, { desired: desire, state: known.state })
        : driver.apply(context, {
            // What is applied whole already is not what was agreed to any more.
            desired:
              approved === undefined || isSame
                ? desire
                : { ...desire, approvedFingerprint: approved },
            state: known?.state,
          }),
    after: 'ready',
  };
}

/** Tells whether something else is wanted of a resource. */
export function desireDigest(driver: string, desire: ResourceDesire): string {
  return digestOf({
    driver,
    spec: desire.spec,
    commit: desire.source?.commit ?? '',
  });
}

function preparePause({ step, resources }: StepInput): PreparedStep {
  const known = existing(resources, step.resource);
  const { appliedDesire, state } = known;
  return {
    resource: known,
    isDone: known.status === 'paused' || !appliedDesire || !state,
    call: async (driver, context) => {
      if (!driver.pause || !appliedDesire || !state) {
        throw new PermanentError(
          `Driver '${driver.id}' cannot pause '${step.resource}'`,
        );
      }
      return driver.pause(context, { desired: appliedDesire, state });
    },
    after: 'paused',
  };
}

function prepareRemoval({
  environment,
  step,
  resources,
}: StepInput): PreparedStep {
  const known = existing(resources, step.resource);
  return {
    resource: { ...known, status: 'removing' },
    isDone: false,
    call: (driver, context) =>
      driver.destroy(context, {
        environment: identityOf(environment),
        resource: known.name,
        state: known.state,
      }),
    after: undefined,
  };
}

function existing(
  resources: ReadonlyMap<string, StoredResource>,
  name: string,
): StoredResource {
  const known = resources.get(name);
  if (!known) {
    throw new PermanentError(`There is no resource '${name}' any more`);
  }
  return known;
}

function desireOf(
  environment: StoredEnvironment,
  definition: BlueprintDefinition['resources'][number],
  resources: ReadonlyMap<string, StoredResource>,
): ResourceDesire {
  const { source } = environment.desired;
  try {
    return {
      environment: identityOf(environment),
      resource: definition.name,
      spec: renderReferences(
        definition.spec,
        scopeOf(environment, resources.values()),
        { at: `/${definition.name}` },
      ),
      source: source && {
        repository: source.repository,
        ref: source.ref,
        commit: source.commit,
      },
    };
  } catch (error) {
    throw new PermanentError(
      `Resource '${definition.name}' of the blueprint cannot be filled in: ${
        (error as Error).message
      }`,
      'Have the blueprint corrected, then try again.',
    );
  }
}

function emptyResource(environmentId: string, name: string): StoredResource {
  return {
    environmentId,
    name,
    type: 'other',
    driver: '',
    status: 'applying',
    outputs: {},
    dependsOn: [],
    costPerHour: 0,
    pausedCostPerHour: 0,
  };
}
