import {
  BacktestResult,
  scorecardsEvaluatePermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import { ActionDeps } from './registerActions';

const MAX_CHANGES = 50;
const MAX_TEAMS = 20;

/** Registers the action that says what a definition would change. */
export function registerBacktestCheck(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'backtest-check',
    title: 'Backtest a scorecard definition',
    description: [
      'Says what a new or changed scorecard definition would do before it is published: how many entities would be raised or lowered to another level, which, and because of which checks; and which teams would feel it. Nothing is stored.',
      'Takes the whole definition as YAML (`apiVersion: groundwork/v1`, `kind: Scorecard`). It is compared with the version in force of the scorecard with the same `metadata.name`; a new name is a new scorecard, of which all entities are `added`.',
      'When something is wrong with the definition, `problems` says what and where, and the rest is empty: mend those first. `warnings` are what is odd about one that can be published, such as an owner that there is not or a fact that nobody observes.',
      'With `weeks` it also goes back in time: `history` has how many entities would have been on each level then, by the facts of that time; those of which nothing was known then are not counted. That takes longer.',
      `At most ${MAX_CHANGES} entities and ${MAX_TEAMS} teams are listed, the lowered ones first; the counts are of all that the caller may read: with \`partial\` there may be others. It can take some seconds, and one runs at a time.`,
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          yaml: z.string().min(1).describe('The definition'),
          weeks: z
            .number()
            .int()
            .min(0)
            .max(26)
            .optional()
            .describe('For how many weeks back; 0 unless said'),
        }),
      output: z => {
        const byLevel = z
          .array(z.number())
          .describe('Entities by level, from 0 up');
        return z.object({
          scorecardId: z.string(),
          comparedWith: z
            .number()
            .optional()
            .describe('The version in force; absent for a new scorecard'),
          problems: z.array(
            z.object({
              message: z.string(),
              line: z.number().optional(),
              column: z.number().optional(),
              path: z.string().optional(),
            }),
          ),
          warnings: z
            .array(
              z.object({ message: z.string(), path: z.string().optional() }),
            )
            .describe('What is odd about it, and may be meant so'),
          partial: z
            .boolean()
            .optional()
            .describe(
              'True when it is only about the entities that the caller may read',
            ),
          entities: z.number(),
          added: z.number(),
          removed: z.number(),
          raised: z.number(),
          lowered: z.number(),
          changes: z.array(
            z.object({
              entityRef: z.string(),
              tier: z.number().optional(),
              owner: z.string().optional(),
              from: z.number().optional(),
              to: z.number().optional(),
              checks: z
                .array(z.string())
                .describe('Ids of the checks that decide'),
            }),
          ),
          truncated: z.boolean(),
          teams: z.array(
            z.object({
              team: z.string(),
              raised: z.number(),
              lowered: z.number(),
              scoreFrom: z.number().optional(),
              scoreTo: z.number().optional(),
            }),
          ),
          byLevelFrom: byLevel.optional(),
          byLevelTo: byLevel,
          history: z.array(
            z.object({
              at: z.string(),
              byLevelFrom: byLevel.optional(),
              byLevelTo: byLevel,
            }),
          ),
        });
      },
    },
    action: async ({ input, credentials }) => {
      const caller = await deps.access.callerWith(
        credentials,
        scorecardsEvaluatePermission,
      );
      const result = await deps.backtester.backtest(input, caller);
      return { output: toOutput(result) };
    },
  });
}

function toOutput(result: BacktestResult) {
  const countsOf = (shares: BacktestResult['distributionTo']) =>
    shares.map(({ entities }) => entities);
  return {
    scorecardId: result.scorecardId,
    comparedWith: result.comparedWith,
    problems: result.problems,
    warnings: result.warnings.map(({ message, path }) => ({ message, path })),
    partial: result.partial,
    entities: result.entities,
    added: result.added,
    removed: result.removed,
    raised: result.raised,
    lowered: result.lowered,
    changes: result.changes
      .slice(0, MAX_CHANGES)
      .map(({ entity, from, to, checks }) => ({
        entityRef: entity.entityRef,
        tier: entity.tier,
        owner: entity.owner?.entityRef,
        from,
        to,
        checks: checks.map(({ checkId }) => checkId),
      })),
    truncated: result.truncated || result.changes.length > MAX_CHANGES,
    teams: result.teams.slice(0, MAX_TEAMS).map(({ team, ...rest }) => ({
      team: team.entityRef,
      ...rest,
    })),
    byLevelFrom: result.distributionFrom && countsOf(result.distributionFrom),
    byLevelTo: countsOf(result.distributionTo),
    history: result.history.map(({ at, byLevelFrom, byLevelTo }) => ({
      at,
      byLevelFrom,
      byLevelTo,
    })),
  };
}
