import { ownershipGapsReadPermission } from '@groundwork/backstage-plugin-ownership-common';
import { GAP_KINDS } from '../domain/gaps/kinds';
import { ActionDeps } from './registerActions';

const MAX_GAPS = 100;

/** Registers the action that lists what is wrong with ownership. */
export function registerListOwnershipGaps(deps: ActionDeps): void {
  const { actionsRegistry, access, gaps } = deps;
  actionsRegistry.register({
    name: 'list-ownership-gaps',
    title: 'List gaps in ownership',
    description: [
      'Lists what is wrong with the ownership of entities: no owner, an owner that is gone, a team without members, a person as owner, sources that contradict each other, no on-call schedule, a schedule that nobody is on, no chat channel, no runbook.',
      'All filters must hold. Gaps come by tier, the most critical first; `counts` has how many there are of each kind under the same filters, apart from `kind`. With `nextCursor` the next page is asked for.',
      'Each gap has the owners that could take the entity, with reasons. They are suggestions: a person decides. Only entities that the caller may read are listed.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          kind: z
            .array(z.enum(GAP_KINDS))
            .optional()
            .describe('Only gaps of these kinds'),
          owner: z
            .array(z.string())
            .optional()
            .describe(
              'Only what these groups own, with the groups below them, e.g. `group:default/payments-core`',
            ),
          text: z
            .string()
            .optional()
            .describe('Part of the title or the reference of the entity'),
          tier: z
            .array(z.number().int().min(1).max(4))
            .optional()
            .describe('Criticality, from 1 (highest) to 4'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(MAX_GAPS)
            .optional()
            .describe('At most so many; 50 unless said'),
          cursor: z.string().optional().describe('`nextCursor` of a page'),
        }),
      output: z =>
        z.object({
          gaps: z.array(
            z.object({
              kind: z.string(),
              entityRef: z.string(),
              title: z.string(),
              tier: z.number().optional(),
              owners: z.array(z.string()).describe('Entity refs'),
              why: z.string(),
              since: z.string(),
              suggestions: z.array(
                z.object({
                  owner: z.string(),
                  confidence: z.number(),
                  reasons: z.array(z.string()),
                }),
              ),
            }),
          ),
          counts: z.record(z.number()),
          nextCursor: z.string().optional(),
          degraded: z.boolean(),
          degradedReasons: z.array(z.string()),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = await access.callerWith(
        credentials,
        ownershipGapsReadPermission,
      );
      const page = caller.qualify(await gaps.service.query(input, caller));
      return {
        output: {
          gaps: page.items.map(gap => ({
            kind: gap.kind,
            entityRef: gap.entity.entityRef,
            title: gap.entity.title,
            tier: gap.entity.tier,
            owners: gap.owners.map(({ entityRef }) => entityRef),
            why: gap.why,
            since: gap.since,
            suggestions: gap.suggestions.map(
              ({ owner, confidence, reasons }) => ({
                owner: owner.entityRef,
                confidence,
                reasons,
              }),
            ),
          })),
          counts: page.counts,
          nextCursor: page.pageInfo.nextCursor,
          degraded: page.degraded,
          degradedReasons: page.degradedReasons,
        },
      };
    },
  });
}
