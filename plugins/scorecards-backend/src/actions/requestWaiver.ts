import { subjectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { scorecardsReadPermission } from '@groundwork/backstage-plugin-scorecards-common';
import { auditedRequest } from '../waivers/audited';
import { ActionDeps } from './registerActions';

/** Registers the action that asks for a waiver. */
export function registerRequestWaiver(deps: ActionDeps): void {
  const { actionsRegistry, access, auditor, waivers } = deps;
  actionsRegistry.register({
    name: 'request-waiver',
    title: 'Request a waiver',
    description: [
      'Asks people to exempt an entity from a check for a while. The check counts as before until a person, other than the one who asks, has approved it; this action never approves.',
      'Use it only when a check cannot be mended in time for a reason that is worth the attention of a person, and when whoever you work for wants it. Give the reason in their terms: what prevents it, what lowers the risk meanwhile, and what will be done by when.',
      'It lasts at most 180 days; ask for as short as will do. `compensatingCheckId` names another check of the same scorecard that must pass for as long as the waiver is to hold.',
      'A second request for the same check of the same entity is refused while one is open or in force, and so is one for a check that passes. To ask takes the permission `scorecards.waiver.request` for the entity, which its owners have as a rule.',
    ].join('\n'),
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .min(1)
            .max(500)
            .describe('E.g. `component:default/orders`'),
          scorecardId: z.string().min(1).max(200),
          checkId: z.string().min(1).max(200),
          reason: z
            .string()
            .min(10)
            .max(2_000)
            .describe('Why the check should not count for a while'),
          expiresAt: z
            .string()
            .max(50)
            .describe(
              'ISO 8601 date or time, at most 180 days from now, e.g. `2027-03-01`; a date is meant up to its end in UTC',
            ),
          compensatingCheckId: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .describe('A check that must pass meanwhile'),
        }),
      output: z =>
        z.object({
          id: z.string(),
          status: z.string().describe('`requested`: nothing is waived yet'),
          expiresAt: z.string(),
        }),
    },
    action: async ({ input, credentials }) => {
      const waiver = await auditedRequest(
        { auditor, subject: subjectOf(credentials) },
        input,
        async () => {
          const caller = await access.callerWith(
            credentials,
            scorecardsReadPermission,
          );
          return waivers.request(input, caller);
        },
      );
      const { id, status, expiresAt } = waiver;
      return { output: { id, status, expiresAt } };
    },
  });
}
