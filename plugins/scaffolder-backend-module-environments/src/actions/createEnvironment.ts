import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonValue } from '@backstage/types';
import {
  EnvironmentRequest,
  EnvironmentsApi,
} from '@groundwork/backstage-plugin-environments-common';
import { idempotencyKeyOf } from './idempotencyKeyOf';
import { ActionOptions, pageOf, Zod } from './types';

const INPUT = {
  blueprint: (z: Zod) => z.string().min(1).describe('Id of the blueprint'),
  component: (z: Zod) =>
    z.string().optional().describe('Ref of the component that it is for'),
  ref: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        "Branch, tag or commit; by default the repository's default branch",
      ),
  repository: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('Where the source is; by default that of the component'),
  name: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('By default made from the component and the ref'),
  owner: (z: Zod) =>
    z
      .string()
      .optional()
      .describe("Ref of a group or user; by default the component's owner"),
  inputs: (z: Zod) =>
    z
      .record(z.custom<JsonValue>())
      .optional()
      .describe('What the blueprint asks for'),
  ttlHours: (z: Zod) =>
    z
      .number()
      .positive()
      .optional()
      .describe("For how long; by default the blueprint's time"),
};

const OUTPUT = {
  environmentId: (z: Zod) => z.string().describe('Id of the environment'),
  name: (z: Zod) => z.string().describe('Name of the environment'),
  phase: (z: Zod) =>
    z
      .string()
      .describe(
        'How it is, for example `pending`, or `waiting` for an approval',
      ),
  url: (z: Zod) => z.string().describe('Its page in the portal'),
};

/** `environment:create` */
export function createCreateAction(options: ActionOptions) {
  return createTemplateAction({
    id: 'environment:create',
    description:
      'Asks for an environment from a blueprint, and does not wait until it is ready.',
    supportsDryRun: true,
    schema: { input: INPUT, output: OUTPUT },
    async handler(ctx) {
      const { blueprint, ...rest } = ctx.input;
      const request: EnvironmentRequest = { ...rest, blueprintId: blueprint };
      const api = options.environments.as({
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      });
      if (ctx.isDryRun) {
        const { name, decision } = await tryOut(api, request);
        ctx.logger.info(`${name} would be created (${decision})`);
        ctx.output('name', name);
        return;
      }
      const made = await api.createEnvironment({
        ...request,
        idempotencyKey: idempotencyKeyOf(ctx, ctx.input),
      });
      const url = pageOf(options, made.id);
      ctx.logger.info(`${made.name} is ${made.phase}: ${url}`);
      ctx.output('environmentId', made.id);
      ctx.output('name', made.name);
      ctx.output('phase', made.phase);
      ctx.output('url', url);
    },
  });
}

/** @throws InputError with the reasons when it would be denied */
async function tryOut(api: EnvironmentsApi, request: EnvironmentRequest) {
  const verdict = await api.plan(request);
  if (verdict.decision === 'denied') {
    throw new InputError(
      `The environment would be denied: ${verdict.reasons
        .map(({ message }) => message)
        .join('; ')}`,
    );
  }
  return verdict;
}
