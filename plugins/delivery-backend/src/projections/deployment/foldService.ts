import { compareText } from '../../domain/collections/compare';
import {
  Folded,
  folded,
  readersOf,
  SubjectEvents,
  Told,
  understand,
} from '../understand';
import { distinctActors } from './actors';
import { commitOf, placed, PlacedService, removed } from './serviceEvent';
import { DeploymentActor, DeploymentRecord, DeploymentRules } from './types';

/** All that CDEvents tell of a service. */
export interface ServiceRecord {
  /** By when they finished. */
  deployments: DeploymentRecord[];
  /** When it was taken out of environments. */
  removals: Array<{ environment: string; at: number }>;
}

type Removed = Pick<PlacedService, 'customData'> & {
  subject: { content: { environment?: { id: string; name?: string } } };
};
type Fact =
  | { kind: 'placed'; service: PlacedService; isRollback: boolean }
  | { kind: 'removed'; service: Removed };

const placing = (isRollback: boolean) =>
  placed.transform(service => ({
    kind: 'placed' as const,
    service,
    isRollback,
  }));

const READERS = readersOf<Fact>({
  'dev.cdevents.service.deployed': placing(false),
  'dev.cdevents.service.upgraded': placing(false),
  'dev.cdevents.service.rolledback': placing(true),
  'dev.cdevents.service.removed': removed.transform(service => ({
    kind: 'removed' as const,
    service,
  })),
});

/**
 * The deployments of a service, which is what CDEvents has a subject for. Each
 * event is a deployment that succeeded unless it says otherwise, or several name
 * the same one: then the first counts.
 *
 * @see https://github.com/cdevents/spec/blob/v0.5.1/continuous-deployment.md
 */
export function foldService(
  of: SubjectEvents,
  rules: DeploymentRules,
): Folded<ServiceRecord> {
  const { told, reasons } = understand(of, READERS);
  const deployments = new Map<string, DeploymentRecord>();
  const removals: ServiceRecord['removals'] = [];
  const leftOut = [...reasons];
  for (const { at, fact } of told) {
    if (fact.kind === 'removed') {
      const environment = environmentOf(fact.service);
      if (environment === undefined) {
        leftOut.push('environmentUnknown');
      } else {
        removals.push({ environment, at });
      }
      continue;
    }
    const read = readDeployment({ at, fact }, rules);
    if ('reason' in read) {
      leftOut.push(read.reason);
    } else if (deployments.has(read.deployment.id)) {
      leftOut.push('toldBefore');
    } else {
      deployments.set(read.deployment.id, read);
    }
  }
  const record =
    deployments.size + removals.length > 0
      ? { deployments: [...deployments.values()], removals }
      : undefined;
  return folded(record, leftOut);
}

function readDeployment(
  {
    at,
    fact: { service, isRollback },
  }: Omit<Told<Extract<Fact, { kind: 'placed' }>>, 'key'>,
  { isProduction, componentOf }: DeploymentRules,
): DeploymentRecord | { reason: string } {
  const { context, subject, customData } = service;
  const source = subject.source ?? context.source;
  const component = componentOf({
    kind: 'service',
    service: subject.id,
    source,
  });
  const commit = commitOf(service);
  if (component === undefined || !commit) {
    return { reason: commit ? 'componentUnknown' : 'commitUnknown' };
  }
  const environment = environmentOf(service) ?? subject.content.environment.id;
  const told = customData?.deployment;
  return {
    deployment: {
      // The ids of sources differ, and so do those of deployments and events.
      id: told
        ? `deployment:${source} ${told.id}`
        : `event:${context.source} ${context.id}`,
      component,
      environment,
      isProduction: isProduction({ environment }),
      sha: commit.sha,
      ...(told?.startedAt !== undefined && { startedAt: told.startedAt }),
      finishedAt: at,
      result: told?.result ?? 'succeeded',
    },
    ...(told?.version !== undefined && { version: told.version }),
    ...(isRollback && { toldKind: 'rollback' }),
    ...(commit.isUncertain && { isShaUncertain: true }),
    actors: actorsOf(customData),
  };
}

/** Its stage, so that an environment that is made anew is the same one. */
function environmentOf({ customData, subject }: Removed): string | undefined {
  const { environment } = subject.content;
  return (
    customData?.environment?.stage ??
    customData?.environment?.name ??
    environment?.name ??
    environment?.id
  );
}

function actorsOf(customData: PlacedService['customData']): DeploymentActor[] {
  const { requestedBy, approvedBy = [] } = customData?.deployment ?? {};
  const actor = customData?.actor;
  const took = (
    role: DeploymentActor['role'],
    refs: ReadonlyArray<string | undefined>,
  ): DeploymentActor[] =>
    refs.flatMap(ref =>
      ref === undefined ? [] : [{ role, ref, isBot: false }],
    );
  return distinctActors([
    ...took('actor', [actor]),
    ...took('requester', [requestedBy]),
    ...took('approver', approvedBy.toSorted(compareText)),
  ]);
}
