import {
  DeploymentRequest,
  EnvironmentRequest,
  EnvironmentsClient,
} from '@groundwork/backstage-plugin-environments-common';
import { spec } from './openapi';

const ENVIRONMENT: EnvironmentRequest = { blueprintId: 'plain' };
const DEPLOYMENT: DeploymentRequest = {
  component: 'component:default/cart',
  stage: 'live',
  kind: 'deploy',
};
const RELEASE = { component: 'component:default/cart', version: 'v1.0.0' };
const DECISION = { decision: 'approve', digest: 'sha256:a' } as const;
const FREEZE = { reason: 'x', from: 'a', to: 'b', stages: [], entities: [] };

type Call = (client: EnvironmentsClient) => Promise<unknown>;

/** By operation: how the client calls it, and what it sends. */
const CALLS: Array<[operation: string, sent: object | undefined, call: Call]> =
  [
    ['ListBlueprints', undefined, it => it.listBlueprints()],
    ['FindBlueprint', undefined, it => it.findBlueprint('a/b')],
    ['Plan', ENVIRONMENT, it => it.plan(ENVIRONMENT)],
    ['QueryEnvironments', undefined, it => it.queryEnvironments({ limit: 2 })],
    ['CreateEnvironment', ENVIRONMENT, it => it.createEnvironment(ENVIRONMENT)],
    ['FindEnvironment', undefined, it => it.findEnvironment('a/b')],
    [
      'PlanChange',
      { action: 'redeploy' },
      it => it.planChange('a/b', { action: 'redeploy' }),
    ],
    [
      'CommandEnvironment',
      { action: 'pause' },
      it => it.command('a/b', { action: 'pause' }),
    ],
    ['RevealSecret', undefined, it => it.revealSecret('a/b', 'a/b')],
    ['QueryTimeline', undefined, it => it.queryTimeline({ limit: 2 })],
    ['ListOperations', undefined, it => it.listOperations('a/b')],
    ['ReadLog', undefined, it => it.readLog('a/b', { limit: 2 })],
    ['FollowEnvironment', undefined, it => it.followEnvironment('a/b')],
    ['FindQuota', undefined, it => it.findQuota('a/b')],
    ['ListStages', undefined, it => it.listStages()],
    ['FindStages', undefined, it => it.findStages('a/b')],
    ['CreateRelease', RELEASE, it => it.createRelease(RELEASE)],
    ['PlanDeployment', DEPLOYMENT, it => it.planDeployment(DEPLOYMENT)],
    ['Deploy', DEPLOYMENT, it => it.deploy(DEPLOYMENT)],
    ['QueryDeployments', undefined, it => it.queryDeployments({ limit: 2 })],
    ['CancelDeployment', undefined, it => it.cancelDeployment('a/b')],
    ['QueryApprovals', undefined, it => it.queryApprovals({ limit: 2 })],
    ['DecideApproval', DECISION, it => it.decideApproval('a/b', DECISION)],
    ['ListFreezes', undefined, it => it.listFreezes()],
    ['CreateFreeze', FREEZE, it => it.createFreeze(FREEZE)],
    ['DeleteFreeze', undefined, it => it.deleteFreeze('a/b')],
    ['ListOrphans', undefined, it => it.listOrphans()],
    [
      'CommandOrphan',
      { action: 'adopt' },
      it => it.commandOrphan('a/b', { action: 'adopt' }),
    ],
    ['QueryDeadLetters', undefined, it => it.queryDeadLetters({ limit: 2 })],
    ['RetryDeadLetter', undefined, it => it.retryDeadLetter('a/b')],
  ];

/** By their ids: methods and paths of the document. */
const OPERATIONS = new Map(
  Object.entries(spec.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { operationId: string }>).map(
      ([method, { operationId }]) => [operationId, { method, path }],
    ),
  ),
);

describe('EnvironmentsClient', () => {
  it.each(CALLS)('calls %s as the document says', async (id, sent, call) => {
    const calls: Array<{ method: string; path: string; sent?: object }> = [];
    const client = new EnvironmentsClient({
      discoveryApi: { getBaseUrl: async () => 'http://portal.test/api' },
      fetchApi: {
        fetch: async (input, init) => {
          calls.push({
            method: (init?.method ?? 'GET').toLocaleLowerCase('en-US'),
            path: new URL(`${input}`).pathname.replace('/api', ''),
            sent: init?.body ? JSON.parse(`${init.body}`) : undefined,
          });
          return new Response('{}');
        },
      },
    });
    await call(client);

    const { method, path } = OPERATIONS.get(id)!;
    expect(calls).toEqual([
      { method, path: path.replace(/\{\w+\}/g, 'a%2Fb'), sent },
    ]);
  });

  it('calls everything that the document has', () => {
    expect(CALLS.map(([id]) => id).sort()).toEqual(
      [...OPERATIONS.keys()].sort(),
    );
    const methods = Object.getOwnPropertyNames(EnvironmentsClient.prototype);
    expect(CALLS).toHaveLength(methods.length - 1);
  });
});
