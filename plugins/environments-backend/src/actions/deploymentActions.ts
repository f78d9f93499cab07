import {
  DeploymentKind,
  DeploymentRequest,
} from '@groundwork/backstage-plugin-environments-common';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { auditDeployment } from '../api/audited';
import { subjectOf } from '@groundwork/backstage-plugin-groundwork-node';
import {
  approvalAnswer,
  deploymentAnswer,
  deploymentVerdictAnswer,
} from './answers';
import { ActionDeps } from './registerActions';
import {
  deployment,
  deploymentVerdict,
  entityRef,
  id,
  idempotencyKey,
} from './schemas';

const WAITS =
  'It answers at once. Where the stage wants it, the deployment waits until people have agreed (`waiting_approval`); this action never agrees. Takes the permission `environments.operate` for the owner of the component.';

/** Registers the action that tells what runs where. */
export function registerListStages(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'list-stages',
    title: 'List the stages of a component',
    description:
      'Says which version of a component runs in each of its stages, since when and whether it was verified there, what the next stage does not have yet, and what can be rolled back to.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          component: entityRef(z).describe('E.g. `component:default/orders`'),
        }),
      output: z =>
        z.object({
          component: z.string(),
          enabled: z.boolean(),
          disabledReason: z.string().optional(),
          stages: z.array(
            z.object({
              stage: z.string(),
              version: z.string().optional(),
              since: z.string().optional(),
              verifiedAt: z.string().optional(),
              url: z.string().optional(),
              underWay: z
                .object({ version: z.string(), status: z.string() })
                .optional(),
              notPromoted: z.array(z.string()),
              rollbackTo: z.array(z.string()),
            }),
          ),
          releases: z.array(
            z.object({ version: z.string(), commit: z.string() }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = await deps.callers.with(credentials);
      const found = await deps.deployments.findStages(input.component, caller);
      return {
        output: {
          component: found.component,
          enabled: found.enabled,
          disabledReason: found.disabledReason,
          stages: found.stages.map(it => ({
            stage: it.stage.id,
            version: it.current?.version,
            since: it.current?.since,
            verifiedAt: it.verifiedAt,
            url: it.url,
            underWay: it.underWay && {
              version: it.underWay.version,
              status: it.underWay.status,
            },
            notPromoted: it.notPromoted,
            rollbackTo: it.rollbackTo,
          })),
          releases: found.releases.map(({ version, commit }) => ({
            version,
            commit,
          })),
        },
      };
    },
  });
}

/** Registers the action that says what would come of a deployment. */
export function registerPlanDeployment(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'plan-deployment',
    title: 'Plan a deployment',
    description:
      'Says what would come of a deployment, a promotion or a roll-back, and does nothing: which version, what each gate says, who has to agree, and what a roll-back does not undo. Use it first, and tell the person.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          component: entityRef(z),
          stage: id(z),
          kind: z.enum(['deploy', 'promote', 'rollback']),
          version: id(z).optional(),
        }),
      output: deploymentVerdict,
    },
    action: async ({ input, credentials }) => {
      const caller = await deps.callers.with(credentials);
      const verdict = await deps.deployments.plan(input, caller);
      return { output: deploymentVerdictAnswer(verdict) };
    },
  });
}

/** Registers the action that places a release into a stage. */
export function registerDeployRelease(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'deploy-release',
    title: 'Deploy a release',
    description: `Places a release of a component into a stage. ${WAITS}`,
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          component: entityRef(z),
          stage: id(z),
          version: id(z),
          planDigest: id(z).optional().describe('Of `plan-deployment`'),
          idempotencyKey: idempotencyKey(z),
        }),
      output: deployment,
    },
    action: ({ input, credentials }) =>
      deploy(deps, { ...input, kind: 'deploy' }, credentials),
  });
}

/** Registers the action that takes a release to the next stage. */
export function registerPromoteRelease(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'promote-release',
    title: 'Promote a release',
    description: `Takes to a stage what runs, and was verified, in the stage before. ${WAITS}`,
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          component: entityRef(z),
          stage: id(z).describe('Where it is promoted to'),
          version: id(z)
            .optional()
            .describe('By default what runs in the stage before'),
          planDigest: id(z).optional().describe('Of `plan-deployment`'),
          idempotencyKey: idempotencyKey(z),
        }),
      output: deployment,
    },
    action: ({ input, credentials }) =>
      deploy(deps, { ...input, kind: 'promote' }, credentials),
  });
}

/** Registers the action that goes back to what ran before. */
export function registerRollbackRelease(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'rollback-release',
    title: 'Roll back a release',
    description: `Goes back to a version that ran in a stage before. What it does not undo, such as changes of data, \`plan-deployment\` says: tell the person first. ${WAITS}`,
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          component: entityRef(z),
          stage: id(z),
          version: id(z).optional().describe('By default what ran before'),
          planDigest: id(z).optional().describe('Of `plan-deployment`'),
          idempotencyKey: idempotencyKey(z),
        }),
      output: deployment,
    },
    action: ({ input, credentials }) =>
      deploy(deps, { ...input, kind: 'rollback' }, credentials),
  });
}

/** Registers the action that lists what people are asked to agree to. */
export function registerListApprovals(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'list-approvals',
    title: 'List approvals',
    description:
      'Lists what people are asked to agree to, open ones first, up to 100. People decide on the portal’s page; there is no action for it.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          status: z
            .enum(['open', 'approved', 'rejected', 'expired', 'withdrawn'])
            .optional(),
        }),
      output: z =>
        z.object({
          approvals: z.array(
            z.object({
              id: z.string(),
              about: z.string(),
              summary: z.array(z.string()),
              status: z.string(),
              groups: z.array(z.string()),
              required: z.number(),
              approved: z.number(),
              requestedBy: z.string(),
              expiresAt: z.string(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = await deps.callers.with(credentials);
      const page = await deps.approvals.query({ ...input, limit: 100 }, caller);
      return { output: { approvals: page.items.map(approvalAnswer) } };
    },
  });
}

async function deploy(
  { auditor, callers, deployments }: ActionDeps,
  request: DeploymentRequest & { planDigest?: string; kind: DeploymentKind },
  credentials: BackstageCredentials,
) {
  const { component, stage, kind, version } = request;
  const made = await auditDeployment(
    { auditor, subject: subjectOf(credentials) },
    {
      eventId: 'deployment-create',
      severityLevel: 'medium',
      meta: { component, stage, kind, version },
    },
    async () => deployments.deploy(request, await callers.with(credentials)),
  );
  return { output: deploymentAnswer(made) };
}
