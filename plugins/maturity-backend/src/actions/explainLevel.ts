import { InputError } from '@backstage/errors';
import {
  maturityReadPermission,
  TeamCapabilityDetail,
  TeamMaturity,
} from '@groundwork/backstage-plugin-maturity-common';
import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import { improvementAnswer, levelName } from './answers';
import { ActionDeps } from './registerActions';
import { context, contextAnswer, groupRef, improvement } from './schemas';

const HISTORY_DAYS = 400;

/** Registers the action that says why a team is on a level. */
export function registerExplainLevel({
  actionsRegistry,
  readers,
  viewers,
}: ActionDeps): void {
  actionsRegistry.register({
    name: 'explain-level',
    title: 'Explain the level of a team in a capability',
    description: [
      'Says on which level a team is in one of the six capabilities, since when, what holds back the next level, and all checks with the values that decided.',
      'A level is reached when every check of it and of those below passes or is exempt. `unknown` and `stale` checks need data rather than work. `explanation` has it in words; `improvements` are the steps to the next level.',
      'Takes the permission `maturity.read`. Mend what checks say, not the model.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: groupRef(z).describe('E.g. `group:default/payments-core`'),
          capability: z.enum(CAPABILITIES).describe('Which of the six'),
        }),
      output: z =>
        z.object({
          ...context(z),
          explanation: z.string().describe('For people'),
          level: z.number().optional().describe('Absent if unmeasured'),
          levelName: z.string().optional().describe('What it is called'),
          unmeasured: z.boolean().describe('Whether nothing is known of it'),
          since: z
            .string()
            .optional()
            .describe('Since when, as far as is known; ISO 8601'),
          coverage: z
            .number()
            .optional()
            .describe('The share of its checks of which something is known'),
          heldBackBy: z
            .array(z.string())
            .describe('Ids of checks that hold back the next level'),
          checks: z
            .array(
              z.object({
                checkId: z.string().describe('Of the check'),
                title: z.string().describe('What it asks for'),
                level: z.number().describe('The level that it is on'),
                status: z
                  .string()
                  .describe('`pass`, `fail`, `unknown`, `stale` or `exempt`'),
                message: z.string().optional().describe('Why it does not pass'),
                since: z.string().optional().describe('Since when; ISO 8601'),
              }),
            )
            .describe('All that apply, the lowest level first'),
          improvements: z
            .array(improvement(z))
            .describe('Steps to the next level, most valuable first'),
        }),
    },
    action: async ({ input: { entityRef, capability }, credentials }) => {
      const viewer = await viewers.with(credentials, maturityReadPermission);
      const answer = await readers.teams.read(
        { entityRef, days: HISTORY_DAYS },
        viewer,
      );
      if (!answer.graded) {
        throw new InputError(
          `The model is not about ${entityRef}; ask of the teams in it: ${
            answer.teams.map(it => it.entityRef).join(', ') || 'there are none'
          }`,
        );
      }
      const found = answer.capabilities.find(
        it => it.capability === capability,
      )!;
      return { output: explain(answer, found) };
    },
  });
}

function explain(answer: TeamMaturity, found: TeamCapabilityDetail) {
  const { improvements, model } = answer;
  return {
    ...contextAnswer(answer),
    explanation: wordsOf(answer, found),
    level: found.unmeasured ? undefined : found.level,
    levelName: levelName(found, model),
    unmeasured: found.unmeasured,
    since: found.since,
    coverage: found.coverage,
    heldBackBy: found.heldBackBy,
    checks: found.checks.map(it => ({
      checkId: it.checkId,
      title: it.title,
      level: it.level,
      status: it.status,
      message: it.message,
      since: it.since,
    })),
    improvements: improvements
      .filter(it => it.capability === found.capability)
      .map(improvementAnswer),
  };
}

/** Where a team stands in a capability, and what holds it back. */
export function wordsOf(
  { model, team }: Pick<TeamMaturity, 'model' | 'team'>,
  found: TeamCapabilityDetail,
): string {
  const { checks, heldBackBy, level, of, title, unmeasured } = found;
  const name = levelName(found, model);
  const stands = unmeasured
    ? `${title} of ${team.title} is unmeasured: nothing is known of it.`
    : `${title} of ${team.title} is on level ${level} of ${of}${
        name === undefined ? ', below the lowest' : ` (${name})`
      }.`;
  const holding = checks.filter(it => heldBackBy.includes(it.checkId));
  return holding.length === 0
    ? stands
    : `${stands} ${holding
        .map(it => `${it.title}: ${it.message ?? it.status}`)
        .join('; ')}.`;
}
