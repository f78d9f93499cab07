import { changeAnswer, contextAnswer } from './answers';
import { ActionDeps } from './registerActions';
import { change, context, limit, scope } from './schemas';

const LISTED = 20;

/** Registers the action that lists what waits for reviews. */
export function registerListWaitingReviews(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'list-waiting-reviews',
    title: 'List changes that wait for reviews',
    description: [
      'Lists open changes of a scope that wait for a review, an approval or to be merged: overdue ones first, then those that look riskiest, then the oldest.',
      'A change is overdue when it has waited longer than 90 % of the waits of this scope in the last 12 weeks. `risks` says why it should be looked at before others, such as its size or recent failures of what it touches. Waits are in hours of the clock, with nights and weekends.',
      'It lists changes and the teams that own what they touch; whose turn it is in person is for the team to say. Takes the permission `delivery.read`; changes of which the caller may read no component are left out.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ scope: scope(z), limit: limit(z) }),
      output: z =>
        z.object({
          ...context(z),
          changes: z
            .array(
              z.object({
                change: change(z),
                waitsFor: z
                  .string()
                  .describe('`review`, `approval` or `merge`'),
                since: z.string().describe('Since when it waits'),
                waitedHours: z.number().describe('For how long'),
                isOverdue: z.boolean().describe('Longer than is usual'),
                risks: z
                  .array(z.string())
                  .describe('Why it should be looked at before others'),
              }),
            )
            .describe('What should be looked at first comes first'),
          total: z.number().describe('Of all, not only of those listed'),
          overdue: z.number().describe('Of all, how many are overdue'),
          usualHours: z
            .number()
            .optional()
            .describe('The median until the first review; absent if unknown'),
          overdueAfterHours: z
            .number()
            .optional()
            .describe('Beyond which a wait is overdue; absent if unknown'),
        }),
    },
    action: async ({ input, credentials }) => {
      const viewer = await deps.viewers.with(credentials);
      const resolved = await deps.queries.scopes.resolve(input.scope, viewer);
      const queue = await deps.reviews.read(
        resolved,
        { limit: input.limit ?? LISTED },
        viewer,
      );
      return {
        output: {
          ...contextAnswer(queue),
          changes: queue.items.map(it => ({
            change: changeAnswer(it.change),
            waitsFor: it.waitsFor,
            since: it.since,
            waitedHours: it.waitedHours,
            isOverdue: it.isOverdue,
            risks: it.risks,
          })),
          total: queue.total,
          overdue: queue.overdue,
          usualHours: queue.usual.value,
          overdueAfterHours: queue.overdueAfterHours,
        },
      };
    },
  });
}
