import { NotFoundError } from '@backstage/errors';
import { ownershipResolvePermission } from '@groundwork/backstage-plugin-ownership-common';
import { ActionDeps } from './registerActions';

/** Registers the action that says who is on call for an entity. */
export function registerOnCallNow(deps: ActionDeps): void {
  const { actionsRegistry, access, entities, now } = deps;
  actionsRegistry.register({
    name: 'on-call-now',
    title: 'Who is on call now',
    description: [
      'Says who is on call for an entity or a team at this moment, by level (level 1 is called first), with the end of the shift.',
      'Takes an entity reference, such as `component:default/payments` or `group:default/payments-core`; `who-owns` finds it from a hostname or any other text.',
      '`status` is `known`; `silent` when there is a schedule and nobody is on it; `none` when no schedule is known; `unavailable` when the schedule could not be read: that is not the same as nobody. Without anybody on call, `nearest` has the people to turn to, and why.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .min(1)
            .max(500)
            .describe('E.g. `component:default/payments`'),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          owners: z.array(z.string()).describe('Entity refs'),
          status: z.enum(['known', 'silent', 'none', 'unavailable']),
          schedule: z.string().optional(),
          levels: z.array(
            z.object({
              level: z.number(),
              people: z.array(
                z.object({
                  name: z.string(),
                  entityRef: z.string().optional(),
                }),
              ),
              until: z.string().optional(),
            }),
          ),
          reason: z.string().optional(),
          channel: z.string().optional(),
          nearest: z.array(z.object({ name: z.string(), why: z.string() })),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = await access.callerWith(
        credentials,
        ownershipResolvePermission,
      );
      const found = await entities.findEntity(input.entityRef, {
        readable: caller.readable,
        withGaps: false,
        now: now(),
      });
      if (!found) {
        throw new NotFoundError(
          `There is no entity '${input.entityRef}' that you can read; 'who-owns' finds entities by any text`,
        );
      }
      const { entity, owners, contact } = found;
      const { status, schedule, levels, reason } = contact.onCall;
      return {
        output: {
          entityRef: entity.entityRef,
          owners: owners.map(({ entityRef }) => entityRef),
          status,
          schedule,
          levels: levels.map(({ level, people, until }) => ({
            level,
            people: people.map(({ name, entityRef }) => ({ name, entityRef })),
            until,
          })),
          reason,
          channel: contact.channel?.name,
          nearest: contact.nearest.map(({ name, why }) => ({ name, why })),
        },
      };
    },
  });
}
