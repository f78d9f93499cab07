import { JsonObject } from '@backstage/types';
import { COURSE, gitEvent } from '../../projections/__testUtils__/changes';
import { at, logged } from '../../projections/__testUtils__/logged';
import {
  ada,
  HEAD,
  iso,
  repository,
} from '../../projections/__testUtils__/pullRequests';

const PORTAL = 'https://portal.acme.test';
export const DEPLOYMENT = 'deployment:github.com/acme/orders/deployments/145';
export const SERVICE = `service:${PORTAL} component:default/orders`;
export const RUN = 'pipelinerun:github.com/acme/orders/actions/runs/9';
export const ISSUE = 'issue:github.com/acme/orders#12';
export const ENVIRONMENT = `environment:${PORTAL} env-1`;

/** An event of GitHub, whose shape its documentation tells. */
const github = (
  type: string,
  subject: string,
  clock: string,
  payload: JsonObject,
) =>
  logged({
    source: 'github',
    eventId: `${type} ${clock}`,
    type: `github.${type}`,
    subject,
    occurredAt: new Date(at(clock)),
    payload: { repository, ...payload },
  });

/** An event of the portal's environments. */
const portal = (
  type: string,
  subject: string,
  clock: string,
  told: { id: string; content: JsonObject; customData: JsonObject },
) => {
  const { customData, ...it } = told;
  const eventId = `${type} ${clock}`;
  return logged({
    source: PORTAL,
    eventId,
    type,
    subject,
    occurredAt: new Date(at(clock)),
    payload: {
      context: { id: eventId, source: PORTAL },
      subject: { ...it, source: PORTAL },
      customData,
    },
  });
};

const deployment = {
  id: 145,
  sha: HEAD,
  environment: 'production',
  production_environment: true,
  created_at: iso('16:00:00'),
  creator: ada,
};

const status = (id: number, state: string, clock: string) =>
  github('deployment_status', DEPLOYMENT, clock, {
    deployment,
    deployment_status: { id, state, created_at: iso(clock), creator: ada },
  });

/** Asked for at 16:00, begun at 16:01, succeeded at 16:05. */
export const DEPLOYED = [
  github('deployment', DEPLOYMENT, '16:00:00', { deployment }),
  status(1, 'in_progress', '16:01:00'),
  status(2, 'success', '16:05:00'),
];

/** Deployed to staging at 15:30, and removed from there at 18:00. */
export const SERVED = [
  portal('dev.cdevents.service.deployed', SERVICE, '15:30:00', {
    id: 'component:default/orders',
    content: { environment: { id: 'env-1', source: PORTAL } },
    customData: {
      environment: { name: 'orders-staging', stage: 'staging' },
      deployment: { id: 'deployment-1', version: HEAD },
    },
  }),
  portal('dev.cdevents.service.removed', SERVICE, '18:00:00', {
    id: 'component:default/orders',
    content: { environment: { id: 'env-1' } },
    customData: { environment: { stage: 'staging' } },
  }),
];

const run = (clock: string, over: JsonObject) =>
  github('workflow_run', RUN, clock, {
    workflow_run: {
      id: 9,
      name: 'CI',
      head_sha: HEAD,
      created_at: iso('13:00:00'),
      updated_at: iso(clock),
      ...over,
    },
  });

/** Queued at 13:00, begun at 13:02, failed at 13:10. */
export const RAN = [
  run('13:02:00', { status: 'in_progress' }),
  run('13:10:00', { status: 'completed', conclusion: 'failure' }),
];

/** Opened at 17:00, closed at 19:00. */
export const HURT = ['17:00:00', '19:00:00'].map(clock =>
  github('issues', ISSUE, clock, {
    action: clock === '17:00:00' ? 'opened' : 'closed',
    issue: {
      title: 'Orders are slow',
      labels: [{ name: 'Incident' }],
      created_at: iso('17:00:00'),
      updated_at: iso(clock),
      closed_at: clock === '17:00:00' ? null : iso(clock),
    },
  }),
);

const environment = (type: string, clock: string) =>
  portal(type, ENVIRONMENT, clock, {
    id: 'env-1',
    content: { name: 'orders-staging' },
    customData: { environment: { component: 'component:default/orders' } },
  });

/** Asked for at 08:00, there at 08:04. */
export const MADE = [
  environment('dev.cdeventsx.groundwork-environment.requested', '08:00:00'),
  environment('dev.cdevents.environment.created', '08:04:00'),
];

/** What happens on a day. */
export const DAY = [
  ...COURSE,
  gitEvent(),
  ...DEPLOYED,
  ...SERVED,
  ...RAN,
  ...HURT,
  ...MADE,
];
