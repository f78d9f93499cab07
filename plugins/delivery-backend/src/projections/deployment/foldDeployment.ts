import { z } from 'zod';
import { ObservedDeployment } from '../../domain/deployments';
import {
  Account,
  account,
  count,
  isProgram,
  name,
  repository,
  sha,
  time,
} from '../shapes';
import {
  Folded,
  folded,
  readersOf,
  SubjectEvents,
  understand,
} from '../understand';
import { distinctActors } from './actors';
import { DeploymentActor, DeploymentRecord, DeploymentRules } from './types';

const deployment = z.object({
  id: count,
  sha,
  environment: name,
  production_environment: z.boolean().nullish(),
  created_at: time,
  creator: account,
});

const status = z.object({
  id: count,
  state: z.enum([
    'error',
    'failure',
    'inactive',
    'in_progress',
    'pending',
    'queued',
    'success',
    'waiting',
  ]),
  created_at: time,
  creator: account,
});

const deploymentEvent = z.object({ repository, deployment });
const statusEvent = z.object({
  repository,
  deployment,
  deployment_status: status,
});

type Fact = z.output<typeof deploymentEvent> & {
  deployment_status?: z.output<typeof status>;
};
type Status = z.output<typeof status>;

const READERS = readersOf<Fact>({
  'github.deployment': deploymentEvent,
  'github.deployment_status': statusEvent,
});

/**
 * What became of a deployment of GitHub. That it is inactive says that another
 * one has taken its place, or that it was given up before it ended.
 *
 * @see https://docs.github.com/en/rest/deployments/statuses
 */
export function foldDeployment(
  of: SubjectEvents,
  { isProduction, componentOf }: DeploymentRules,
): Folded<DeploymentRecord> {
  const { told, reasons } = understand(of, READERS);
  const last = told.at(-1)?.fact;
  if (!last) {
    return folded<DeploymentRecord>(undefined, reasons);
  }
  const { environment, production_environment, created_at } = last.deployment;
  const thing = {
    kind: 'repository',
    repository: last.repository.id,
    environment,
  } as const;
  const component = componentOf(thing);
  if (component === undefined) {
    return folded<DeploymentRecord>(undefined, [
      ...reasons,
      'componentUnknown',
    ]);
  }
  const statuses = told.flatMap(({ fact }) => fact.deployment_status ?? []);
  const record: DeploymentRecord = {
    deployment: {
      id: of.subject,
      component,
      environment,
      isProduction: isProduction({
        environment,
        ...(typeof production_environment === 'boolean' && {
          claimsProduction: production_environment,
        }),
      }),
      sha: last.deployment.sha,
      ...courseOf(statuses, created_at),
    },
    actors: distinctActors(
      told.flatMap(({ fact }) => [
        ...actorOf(fact, fact.deployment.creator, 'creator'),
        ...actorOf(fact, fact.deployment_status?.creator, 'actor'),
      ]),
    ),
  };
  return folded(record, reasons);
}

type Course = Pick<ObservedDeployment, 'startedAt' | 'finishedAt' | 'result'>;

/** It ends when what it came to in the end was first said of it. */
function courseOf(statuses: readonly Status[], createdAt: number): Course {
  const ordered = statuses.toSorted(
    (one, other) => one.created_at - other.created_at || one.id - other.id,
  );
  const begun = ordered.find(({ state }) => state === 'in_progress');
  const startedAt = begun?.created_at ?? createdAt;
  const active = ordered.filter(({ state }) => state !== 'inactive');
  const result = resultOf(active.at(-1)?.state);
  if (result === 'running') {
    const givenUp = ordered.at(-1)?.state === 'inactive' && ordered.at(-1);
    return givenUp
      ? { startedAt, finishedAt: givenUp.created_at, result: 'cancelled' }
      : { startedAt, result };
  }
  const other = active.findLastIndex(({ state }) => resultOf(state) !== result);
  return { startedAt, finishedAt: active[other + 1].created_at, result };
}

function resultOf(state: Status['state'] | undefined): Course['result'] {
  switch (state) {
    case 'success':
      return 'succeeded';
    case 'failure':
    case 'error':
      return 'failed';
    default:
      return 'running';
  }
}

function actorOf(
  fact: Fact,
  user: Account | null | undefined,
  role: DeploymentActor['role'],
): DeploymentActor[] {
  return user
    ? [
        {
          role,
          ref: `github:${fact.repository.host}/${user.login}`,
          isBot: isProgram(user),
        },
      ]
    : [];
}
