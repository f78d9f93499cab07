import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { scorecardsReadPermission } from '@groundwork/backstage-plugin-scorecards-common';
import { CompiledCheck } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { findEntity } from './findEntity';
import { ActionDeps } from './registerActions';

/** Registers the action that explains a check, and why an entity fails it. */
export function registerExplainCheck(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'explain-check',
    title: 'Explain a check of a scorecard',
    description: [
      'Explains a check: why it matters, the rule itself (a CEL expression over facts), what those facts mean, on which level it is and how much it weighs, and how to mend it.',
      'With `entityRef` it also says how that entity stands: its status and since when, why it does not pass, the values of the facts that decided with the time at which they were observed, and the waiver, if there is one.',
      'Ids of checks come from `get-scorecard` and `list-failing-checks`. Mend what the facts say, not the check. When the status is `unknown` or `stale`, the fact is what is missing: its `error` says why it could not be observed.',
      'If a check cannot be mended for a good reason, `request-waiver` asks people to exempt the entity from it for a while.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          scorecardId: z
            .string()
            .min(1)
            .max(200)
            .describe('E.g. `production-readiness`'),
          checkId: z.string().min(1).max(200).describe('E.g. `has-runbook`'),
          entityRef: z
            .string()
            .min(1)
            .max(500)
            .optional()
            .describe('To learn why this entity passes or not'),
        }),
      output: z =>
        z.object({
          title: z.string(),
          why: z.string().optional(),
          capability: z.string().optional(),
          expression: z.string().describe('CEL over facts; true is a pass'),
          level: z.number(),
          levelName: z.string().optional(),
          weight: z.number(),
          enforcedFrom: z.string().optional(),
          remedy: z.string().optional(),
          remedyLink: z.string().optional(),
          facts: z.array(
            z.object({
              factId: z.string(),
              type: z.string(),
              description: z.string(),
              unit: z.string().optional(),
              value: z.any().optional().describe('With `entityRef` only'),
              observedAt: z.string().optional(),
              freshUntil: z.string().optional(),
              error: z.string().optional(),
            }),
          ),
          standing: z
            .object({
              status: z.string(),
              since: z.string(),
              message: z.string().optional(),
              enforced: z.boolean(),
              waiver: z
                .string()
                .optional()
                .describe('In words, if there is one'),
            })
            .optional()
            .describe('How the entity stands; with `entityRef` only'),
        }),
    },
    action: async ({ input, credentials }) => {
      const { definition, check } = await findCheck(deps, input, credentials);
      const { remedy, effective, ...rest } = check.definition;
      const standing =
        input.entityRef === undefined
          ? undefined
          : await findStanding(
              deps,
              { ...input, entityRef: input.entityRef },
              credentials,
            );
      const states = new Map(standing?.facts.map(it => [it.factId, it]));
      return {
        output: {
          title: rest.title,
          why: rest.why,
          capability: rest.capability,
          expression: rest.expression,
          level: rest.level,
          levelName: definition.levels.find(it => it.level === rest.level)
            ?.name,
          weight: rest.weight,
          enforcedFrom: effective?.enforce,
          remedy: remedy?.text,
          remedyLink: remedy?.link?.url,
          facts: check.reads.map(({ id, type, description, unit }) => {
            const state = states.get(id);
            return {
              factId: id,
              type,
              description,
              unit,
              value: state?.value as JsonValue,
              observedAt: state?.observedAt,
              freshUntil: state?.freshUntil,
              error: state?.error,
            };
          }),
          standing: standing && {
            status: standing.status,
            since: standing.since,
            message: standing.message,
            enforced: standing.enforced,
            waiver:
              standing.waiver &&
              `${standing.waiver.status} until ${standing.waiver.expiresAt}: ${standing.waiver.reason}`,
          },
        },
      };
    },
  });
}

async function findCheck(
  { access, definitions }: ActionDeps,
  { scorecardId, checkId }: { scorecardId: string; checkId: string },
  credentials: BackstageCredentials,
) {
  await access.callerWith(credentials, scorecardsReadPermission);
  const { scorecards } = await definitions.current();
  const scorecard = scorecards.get(scorecardId);
  if (!scorecard) {
    throw new NotFoundError(
      `There is no scorecard '${scorecardId}'; there are ${
        [...scorecards.keys()].join(', ') || 'none'
      }`,
    );
  }
  const check: CompiledCheck | undefined = scorecard.compiled.checks.find(
    ({ definition }) => definition.id === checkId,
  );
  if (!check) {
    throw new NotFoundError(
      `Scorecard '${scorecardId}' has no check '${checkId}'; it has ${scorecard.definition.checks
        .map(({ id }) => id)
        .join(', ')}`,
    );
  }
  return { definition: scorecard.definition, check };
}

async function findStanding(
  deps: ActionDeps,
  asked: { entityRef: string; scorecardId: string; checkId: string },
  credentials: BackstageCredentials,
) {
  const { scorecards } = await findEntity(deps, asked, credentials);
  const standing = scorecards[0].checks.find(
    ({ checkId }) => checkId === asked.checkId,
  );
  if (!standing) {
    throw new NotFoundError(
      `Check '${asked.checkId}' does not apply to ${asked.entityRef}; ask without 'entityRef' for the check itself`,
    );
  }
  return standing;
}
