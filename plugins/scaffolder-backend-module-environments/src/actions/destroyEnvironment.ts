import { InputError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  EnvironmentDetail,
  EnvironmentsApi,
} from '@groundwork/backstage-plugin-environments-common';
import { ActionOptions, pageOf, Zod } from './types';

const INPUT = {
  environment: (z: Zod) =>
    z.string().min(1).describe('Id or name of the environment'),
  confirmName: (z: Zod) =>
    z
      .string()
      .min(1)
      .describe('The name of the environment, to say that it is meant'),
};

const OUTPUT = {
  environmentId: (z: Zod) => z.string().describe('Id of the environment'),
  phase: (z: Zod) => z.string().describe('How it is, for example `deleting`'),
  url: (z: Zod) => z.string().describe('Its page in the portal'),
};

/** `environment:destroy` */
export function createDestroyAction(options: ActionOptions) {
  return createTemplateAction({
    id: 'environment:destroy',
    description:
      'Has an environment destroyed, and does not wait until it is gone.',
    supportsDryRun: true,
    schema: { input: INPUT, output: OUTPUT },
    async handler(ctx) {
      const api = options.environments.as({
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      });
      const found = await findMeant(api, ctx.input);
      const { phase, id, name } = ctx.isDryRun
        ? tryOut(found)
        : await destroy(api, found);
      ctx.logger.info(
        ctx.isDryRun ? `${name} would be destroyed` : `${name} is ${phase}`,
      );
      ctx.output('environmentId', id);
      ctx.output('phase', phase);
      ctx.output('url', pageOf(options, id));
    },
  });
}

/** @throws NotFoundError or InputError when it is not there, or another one */
async function findMeant(
  api: EnvironmentsApi,
  {
    environment,
    confirmName,
  }: {
    environment: string;
    confirmName: string;
  },
): Promise<EnvironmentDetail> {
  const found = await api.findEnvironment(environment);
  if (!found) {
    throw new NotFoundError(
      `There is no environment '${environment}', or you may not see it`,
    );
  }
  if (found.name !== confirmName) {
    throw new InputError(
      `The environment is called '${found.name}', not '${confirmName}'; nothing was destroyed`,
    );
  }
  return found;
}

/** It is on its way already when the scaffolder runs the step again. */
async function destroy(
  api: EnvironmentsApi,
  found: EnvironmentDetail,
): Promise<EnvironmentDetail> {
  return found.desired.deleted
    ? found
    : api.command(found.id, { action: 'destroy', confirmName: found.name });
}

/** @throws InputError with the reason when it may not be destroyed */
function tryOut(found: EnvironmentDetail): EnvironmentDetail {
  const { allowed, reason } = found.actions.destroy;
  if (!allowed && !found.desired.deleted) {
    throw new InputError(
      `${found.name} could not be destroyed: ${reason ?? 'you may not'}`,
    );
  }
  return found;
}
