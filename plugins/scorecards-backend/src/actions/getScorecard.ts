import { EntityScorecard } from '@groundwork/backstage-plugin-scorecards-common';
import { findEntity, levelNameOf } from './findEntity';
import { ActionDeps } from './registerActions';

/** Registers the action that says where an entity stands. */
export function registerGetScorecard(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'get-scorecard',
    title: 'Get the scorecards of an entity',
    description: [
      'Says where a component, system, team or other catalog entity stands on its scorecards: its level on each, its score, and which checks hold back the next level, with the reasons.',
      'Takes an entity reference such as `component:default/orders`; the action `who-owns` finds it from a hostname or any other text. Without `scorecardId` all scorecards of the entity are told.',
      '`level` 0 means that not even the lowest level is reached; `of` is how many levels there are. `score` is the weight of the checks that pass divided by the weight of those that apply, `coverage` the share of which anything is known: say both, because a score says little where coverage is low. `unmeasured` means that nothing is known: do not present that as failing.',
      '`missing` are the checks to mend for the next level. Their status is `fail`; `unknown` when a fact was never observed; `stale` when it was last observed too long ago: the latter two call for data and not for a change of code. `explain-check` says how to mend one.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .min(1)
            .max(500)
            .describe('E.g. `component:default/orders`'),
          scorecardId: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .describe('Only this scorecard, e.g. `production-readiness`'),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          title: z.string(),
          tier: z.number().optional().describe('Criticality, 1 is the highest'),
          owner: z.string().optional().describe('Entity ref'),
          scorecards: z.array(
            z.object({
              scorecardId: z.string(),
              title: z.string(),
              level: z.number(),
              of: z.number(),
              levelName: z.string().optional(),
              score: z.number().optional().describe('From 0 to 1'),
              coverage: z.number().optional().describe('From 0 to 1'),
              unmeasured: z.boolean(),
              since: z.string(),
              missing: z.array(
                z.object({
                  checkId: z.string(),
                  title: z.string(),
                  status: z.string(),
                  message: z.string().optional(),
                  since: z.string().optional(),
                }),
              ),
              exempt: z
                .array(z.string())
                .describe('Ids of checks that are waived'),
              pending: z
                .boolean()
                .describe('True while a change waits to be evaluated'),
              evaluatedAt: z.string(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const { entity, scorecards } = await findEntity(deps, input, credentials);
      return {
        output: {
          entityRef: entity.entityRef,
          title: entity.title,
          tier: entity.tier,
          owner: entity.owner?.entityRef,
          scorecards: scorecards.map(toOutput),
        },
      };
    },
  });
}

function toOutput(scorecard: EntityScorecard) {
  const checks = new Map(scorecard.checks.map(it => [it.checkId, it]));
  return {
    scorecardId: scorecard.scorecardId,
    title: scorecard.scorecardTitle,
    level: scorecard.level,
    of: scorecard.levels.length,
    levelName: levelNameOf(scorecard),
    score: scorecard.score,
    coverage: scorecard.coverage,
    unmeasured: scorecard.unmeasured,
    since: scorecard.since,
    missing: scorecard.missing.map(({ checkId, title, status }) => ({
      checkId,
      title,
      status,
      message: checks.get(checkId)?.message,
      since: checks.get(checkId)?.since,
    })),
    exempt: scorecard.checks
      .filter(({ status }) => status === 'exempt')
      .map(({ checkId }) => checkId),
    pending: scorecard.pending,
    evaluatedAt: scorecard.evaluatedAt,
  };
}
