import { NotFoundError } from '@backstage/errors';
import { EnvironmentRequest } from '@groundwork/backstage-plugin-environments-common';
import { auditEnvironment } from '../api/audited';
import { subjectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { detailAnswer, environmentAnswer, verdictAnswer } from './answers';
import { ActionDeps } from './registerActions';
import {
  approvalRule,
  entityRef,
  environmentDetail,
  environmentFields,
  environmentRequest,
  id,
  idempotencyKey,
  reasons,
} from './schemas';

/** Registers the action that says what would come of a request. */
export function registerPlanEnvironment(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'plan-environment',
    title: 'Plan an environment',
    description: [
      'Says what would come of asking for an environment, and makes nothing: what would be there, what it costs, whether the quota and the rules allow it, and who has to agree first.',
      'Use it before `create-environment`, tell the person the cost and the reasons, and give its `planDigest` to `create-environment` so that nothing else is made than what was planned.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object(environmentRequest(z)),
      output: z =>
        z.object({
          decision: z.enum(['allowed', 'needs-approval', 'denied']),
          reasons: reasons(z),
          name: z.string(),
          owner: z.string().optional(),
          commit: z.string().optional(),
          plan: z.array(
            z.object({
              resource: z.string(),
              driver: z.string(),
              action: z.string(),
              changes: z.array(z.string()),
            }),
          ),
          planDigest: z.string(),
          costPerDay: z.number(),
          costUntilEnd: z.number().optional(),
          currency: z.string(),
          expiresAt: z.string().optional(),
          approval: approvalRule(z),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = await deps.callers.with(credentials);
      const verdict = await deps.environmentService.plan(
        input as EnvironmentRequest,
        caller,
      );
      return { output: verdictAnswer(verdict) };
    },
  });
}

/** Registers the action that asks for an environment. */
export function registerCreateEnvironment(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'create-environment',
    title: 'Create an environment',
    description: [
      'Asks for an environment from a blueprint and answers at once; `get-environment` says how far it is. Where the rules want it, the environment waits in the phase `waiting` until people have agreed; this action never agrees.',
      'It costs money until it ends: ask for as short a time as will do. With the same `idempotencyKey` again nothing new is made.',
      'Takes the permission `environments.create` for the owner.',
    ].join('\n'),
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          ...environmentRequest(z),
          idempotencyKey: idempotencyKey(z),
          planDigest: id(z)
            .optional()
            .describe('Of `plan-environment`: refused if it is another plan'),
        }),
      output: environmentDetail,
    },
    action: async ({ input, credentials }) => {
      const created = await auditEnvironment(
        { auditor: deps.auditor, subject: subjectOf(credentials) },
        {
          eventId: 'environment-create',
          severityLevel: 'medium',
          meta: {
            blueprintId: input.blueprintId,
            name: input.name,
            owner: input.owner,
            component: input.component,
            ref: input.ref,
          },
        },
        async () =>
          deps.environmentService.create(
            input as EnvironmentRequest,
            await deps.callers.with(credentials),
          ),
      );
      return { output: detailAnswer(created) };
    },
  });
}

/** Registers the action that lists environments. */
export function registerListEnvironments(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'list-environments',
    title: 'List environments',
    description:
      'Lists environments that the caller may read, up to 100: all, those of their groups (`owned`), or those that they have created (`mine`). `totalItems` says how many there are.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          scope: z.enum(['mine', 'owned', 'all']).optional(),
          owner: entityRef(z).optional(),
          component: entityRef(z).optional(),
          blueprint: id(z).optional(),
          search: z.string().max(200).optional().describe('Part of the name'),
        }),
      output: z =>
        z.object({
          environments: z.array(z.object(environmentFields(z))),
          totalItems: z.number(),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = await deps.callers.with(credentials);
      const page = await deps.reader.query({ ...input, limit: 100 }, caller);
      return {
        output: {
          environments: page.items.map(environmentAnswer),
          totalItems: page.totalItems,
        },
      };
    },
  });
}

/** Registers the action that tells of one environment. */
export function registerGetEnvironment(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'get-environment',
    title: 'Get an environment',
    description:
      'Says how an environment is: its phase and why, its resources, what is under way, what went wrong and what can be done about it, its URL and what it costs. Secrets are not told.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ environment: id(z).describe('Id or name') }),
      output: environmentDetail,
    },
    action: async ({ input, credentials }) => {
      const caller = await deps.callers.with(credentials);
      const found = await deps.reader.find(input.environment, caller);
      if (!found) {
        throw new NotFoundError(
          `There is no environment '${input.environment}'`,
        );
      }
      return { output: detailAnswer(found) };
    },
  });
}

/** Registers the action that lets an environment live longer. */
export function registerExtendEnvironment(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'extend-environment',
    title: 'Extend an environment',
    description:
      'Lets an environment live longer by some hours, up to what its blueprint allows. Each call extends it once more. Takes the permission `environments.operate` for its owner.',
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: z =>
        z.object({
          environment: id(z).describe('Id or name'),
          hours: z.number().positive().max(87_600),
        }),
      output: environmentDetail,
    },
    action: async ({ input, credentials }) => {
      const { environment, hours } = input;
      const after = await auditEnvironment(
        { auditor: deps.auditor, subject: subjectOf(credentials) },
        {
          eventId: 'environment-command',
          severityLevel: 'medium',
          meta: { environment, action: 'extend', hours },
        },
        async () =>
          deps.environmentService.command(
            environment,
            { action: 'extend', hours },
            await deps.callers.with(credentials),
          ),
      );
      return { output: detailAnswer(after) };
    },
  });
}

/** Registers the action that destroys an environment. */
export function registerDestroyEnvironment(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'destroy-environment',
    title: 'Destroy an environment',
    description: [
      'Destroys an environment with all that is in it, its databases too. It cannot be undone.',
      'Only when the person you work for wants exactly this one to be destroyed: `confirmName` is its name as they know it. Takes the permission `environments.destroy` for its owner.',
    ].join('\n'),
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          environment: id(z).describe('Id or name'),
          confirmName: id(z).describe('Its name, which says that it is meant'),
        }),
      output: environmentDetail,
    },
    action: async ({ input, credentials }) => {
      const { environment, confirmName } = input;
      const after = await auditEnvironment(
        { auditor: deps.auditor, subject: subjectOf(credentials) },
        {
          eventId: 'environment-command',
          severityLevel: 'high',
          meta: { environment, action: 'destroy' },
        },
        async () =>
          deps.environmentService.command(
            environment,
            { action: 'destroy', confirmName },
            await deps.callers.with(credentials),
          ),
      );
      return { output: detailAnswer(after) };
    },
  });
}
