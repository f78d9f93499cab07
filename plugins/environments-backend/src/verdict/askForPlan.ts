import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import {
  PlannedResource,
  VerdictReason,
} from '@groundwork/backstage-plugin-environments-common';
import {
  DriverPlan,
  EnvironmentDriver,
  ResourceDesire,
  UNKNOWN,
} from '@groundwork/backstage-plugin-environments-node';
import { Blackener, BlackenerDeps } from '../engine/Blackener';
import { observeContext } from '../engine/driverContext';
import { Say } from '../engine/said';
import { rounded } from '../money';

const PLAN_TIMEOUT_MS = 30_000;

/** What asking drivers needs. */
export interface AskDeps extends BlackenerDeps {
  logger: LoggerService;
  now: () => Date;
}

/** What would become of a resource. */
export interface Planned {
  resource: PlannedResource;
  fingerprint?: JsonValue;
  costPerHour: number;
  reason?: VerdictReason;
  /** Why nobody can agree to it. */
  notToAgree?: VerdictReason;
}

/** Asks a driver what it would do; what it says is told without secrets. */
export async function askForPlan(
  deps: AskDeps,
  asked: {
    driver: EnvironmentDriver;
    blackener: Blackener;
    signal: AbortSignal;
  },
  request: Parameters<EnvironmentDriver['plan']>[1],
  { unplanned, perHour }: { unplanned: PlannedResource; perHour: number },
): Promise<Planned> {
  const { driver, blackener, signal } = asked;
  const say = await blackener.voice();
  let plan: DriverPlan;
  try {
    plan = await driver.plan(
      contextOf(deps, { ...asked, name: unplanned.name, say }),
      request,
    );
  } catch (error) {
    signal.throwIfAborted();
    const message = say(isError(error) ? error.message : String(error));
    if (isAboutRequest(error)) {
      return refused(unplanned, perHour, new Error(message));
    }
    deps.logger.warn(`The driver '${driver.id}' cannot plan: ${message}`);
    return {
      resource: {
        ...unplanned,
        perDay: rounded(24 * perHour),
        unknown: message,
      },
      costPerHour: perHour,
      // What is removed is not compared with anything.
      ...(driver.capabilities.comparesPlans &&
        request.desired && { notToAgree: unseen(unplanned, message) }),
    };
  }
  const costPerHour = Math.max(perHour, plan.costPerHour ?? 0);
  return {
    resource: {
      ...unplanned,
      action: plan.action,
      changes: plan.changes.map(say),
      perDay: rounded(24 * costPerHour),
      ...unknownParts(request.desired),
    },
    fingerprint: plan.fingerprint,
    costPerHour,
  };
}

function contextOf(
  deps: AskDeps,
  {
    name,
    blackener,
    signal,
    say,
  }: { name: string; blackener: Blackener; signal: AbortSignal; say: Say },
) {
  return observeContext(deps, {
    environmentId: blackener.environmentId,
    signal: AbortSignal.any([signal, AbortSignal.timeout(PLAN_TIMEOUT_MS)]),
    redactor: blackener.redactor,
    log: (level, text) => {
      if (level === 'warn' || level === 'error') {
        deps.logger.warn(`Planning ${name}: ${say(text)}`);
      }
    },
  });
}

/** An approval would be for whatever the driver plans when it applies. */
function unseen({ name }: PlannedResource, why: string): VerdictReason {
  return {
    code: 'plan',
    message: `Somebody has to agree to the plan of '${name}', and it could not be made: ${why}; try again`,
  };
}

/** Whether trying later would be of no use. */
function isAboutRequest(error: unknown): boolean {
  return (
    isError(error) &&
    ['InputError', 'NotAllowedError', 'NotFoundError'].includes(error.name)
  );
}

/** A resource that its driver does not make so. */
export function refused(
  resource: PlannedResource,
  costPerHour: number,
  error: unknown,
): Planned {
  return {
    resource,
    costPerHour,
    reason: {
      code: 'plan',
      message: `Resource '${resource.name}' cannot be made: ${
        isError(error) ? error.message : String(error)
      }`,
    },
  };
}

function unknownParts(
  desired: ResourceDesire | undefined,
): Pick<PlannedResource, 'unknown'> {
  return desired && JSON.stringify(desired.spec).includes(UNKNOWN)
    ? { unknown: 'Some of it is known only once other resources are there' }
    : {};
}
