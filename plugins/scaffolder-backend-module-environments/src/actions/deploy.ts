import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  DeploymentKind,
  DeploymentRequest,
  EnvironmentsApi,
} from '@groundwork/backstage-plugin-environments-common';
import { idempotencyKeyOf } from './idempotencyKeyOf';
import { ActionOptions, pageOf, Zod } from './types';

const DESCRIPTIONS: Record<
  DeploymentKind,
  { action: string; version: string }
> = {
  deploy: {
    action: 'Places a release into a stage of a component.',
    version: 'The release',
  },
  promote: {
    action: 'Places what runs in the stage before into a stage.',
    version: 'The release; by default what runs in the stage before',
  },
  rollback: {
    action: 'Places what ran before into a stage again.',
    version: 'The release; by default what ran there before',
  },
};

const inputOf = (kind: DeploymentKind) => ({
  component: (z: Zod) => z.string().min(1).describe('Ref of the component'),
  stage: (z: Zod) => z.string().min(1).describe('Id of the stage'),
  version: (z: Zod) => {
    const version = z.string().min(1).describe(DESCRIPTIONS[kind].version);
    return kind === 'deploy' ? version : version.optional();
  },
});

const OUTPUT = {
  deploymentId: (z: Zod) => z.string().describe('Id of the deployment'),
  environmentId: (z: Zod) =>
    z.string().describe('Id of the environment of the stage'),
  version: (z: Zod) => z.string().describe('The release that is placed'),
  status: (z: Zod) =>
    z.string().describe('For example `deploying` or `waiting_approval`'),
  url: (z: Zod) => z.string().describe("The environment's page in the portal"),
};

/** `environment:deploy`, `environment:promote` and `environment:rollback` */
export function createDeploymentAction(
  kind: DeploymentKind,
  options: ActionOptions,
) {
  return createTemplateAction({
    id: `environment:${kind}`,
    description: `${DESCRIPTIONS[kind].action} Does not wait until it runs, or somebody has agreed.`,
    supportsDryRun: true,
    schema: { input: inputOf(kind), output: OUTPUT },
    async handler(ctx) {
      const request: DeploymentRequest = { ...ctx.input, kind };
      const api = options.environments.as({
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      });
      if (ctx.isDryRun) {
        const { version, decision } = await tryOut(api, request);
        ctx.logger.info(
          `${version} would be placed into ${request.stage} (${decision})`,
        );
        ctx.output('version', version);
        return;
      }
      const made = await api.deploy({
        ...request,
        idempotencyKey: idempotencyKeyOf(ctx, ctx.input),
      });
      const url = pageOf(options, made.environmentId);
      ctx.logger.info(
        `${made.version} to ${made.stage} is ${made.status}: ${url}`,
      );
      ctx.output('deploymentId', made.id);
      ctx.output('environmentId', made.environmentId);
      ctx.output('version', made.version);
      ctx.output('status', made.status);
      ctx.output('url', url);
    },
  });
}

/** @throws InputError with the reasons when it would be denied */
async function tryOut(api: EnvironmentsApi, request: DeploymentRequest) {
  const verdict = await api.planDeployment(request);
  if (verdict.decision === 'denied') {
    throw new InputError(
      `It would be denied: ${verdict.reasons
        .map(({ message }) => message)
        .join('; ')}`,
    );
  }
  return verdict;
}
