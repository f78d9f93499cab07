import {
  ConstraintAnswer,
  ConstraintFindingAnswer,
} from '@groundwork/backstage-plugin-delivery-common';
import type { z as Zod } from 'zod/v3';
import { changeAnswer, contextAnswer } from './answers';
import { wordsOfConstraint } from './constraintWords';
import { ActionDeps } from './registerActions';
import { change, context, interval, period, scope } from './schemas';

const DAYS = 12 * 7;

/** Registers the action that says what holds changes up. */
export function registerExplainConstraint(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'explain-constraint',
    title: 'Explain what holds changes up',
    description: [
      'Says which stage holds up the changes of a scope most (`code`, `review`, `test`, `environment`, `deploy` or `operate`), how sure that is, and what speaks for it: for each stage how many hours per merged change it would save to make it 20 % faster, and examples of changes that waited longest.',
      '`named` is said where one stage saves most in at least 80 % of resamples, `unclear` where it may as well be the runner-up, and `abstained` where there is too little to tell: then say so rather than guess. To make any other stage faster saves little.',
      '`explanation` has all of it in words. Takes the permission `delivery.read`; what the caller may not read of the catalog is not counted. It can take some seconds.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ scope: scope(z), ...period(z, DAYS) }),
      output: z =>
        z.object({
          ...context(z),
          explanation: z.string().describe('For people'),
          ...findingFields(z),
          withoutAssisted: z
            .object(findingFields(z))
            .optional()
            .describe(
              'The same without changes that were written with AI tools; absent where there are none',
            ),
          examples: z
            .array(
              z.object({
                change: change(z),
                hours: z.number().describe('How long it was in the stage'),
                isOpen: z.boolean().describe('Whether it is in it still'),
              }),
            )
            .describe('The changes that waited longest for the stage'),
        }),
    },
    action: async ({ input, credentials }) => {
      const viewer = await deps.viewers.with(credentials);
      const found = await deps.queries.constraint.read(input, viewer);
      return { output: toOutput(found) };
    },
  });
}

function findingFields(z: typeof Zod) {
  return {
    status: z
      .enum(['named', 'unclear', 'abstained'])
      .describe('Whether there is an answer'),
    reason: z
      .string()
      .optional()
      .describe('Why there is none: `tooFewChanges`, `tooFewWeeks`, …'),
    found: z.number().optional().describe('How many there are of what is few'),
    needed: z.number().optional().describe('How many it takes'),
    stage: z.string().optional().describe('What holds changes up most'),
    runnerUp: z.string().optional().describe('What does next'),
    share: z
      .number()
      .optional()
      .describe('The share of resamples in which the stage saves most'),
    mergedChanges: z.number().optional().describe('Of how many it was found'),
    takeoverAt: z
      .number()
      .optional()
      .describe(
        'By which share the stage has to be faster for its runner-up to be the constraint',
      ),
    stages: z
      .array(
        z.object({
          stage: z.string().describe('The stage'),
          share: z
            .number()
            .describe('The share of resamples in which it saves most'),
          savedHours: z
            .number()
            .describe('Hours saved per merged change, were it 20 % faster'),
          interval: interval(z).optional(),
        }),
      )
      .describe('What speaks for each stage; none where there is no answer'),
  };
}

function toOutput(answer: ConstraintAnswer) {
  const { finding, withoutAssisted, examples } = answer;
  return {
    ...contextAnswer(answer),
    explanation: wordsOfConstraint(answer),
    ...findingAnswer(finding),
    withoutAssisted: withoutAssisted && findingAnswer(withoutAssisted),
    examples: examples.map(it => ({
      change: changeAnswer(it.change),
      hours: it.hours,
      isOpen: it.isOpen,
    })),
  };
}

function findingAnswer(it: ConstraintFindingAnswer) {
  if (it.status === 'abstained') {
    const { status, reason, found, needed } = it;
    return { status, reason, found, needed, stages: [] };
  }
  const { status, stage, runnerUp, share, mergedChanges, takeoverAt } = it;
  return {
    status,
    stage,
    runnerUp,
    share,
    mergedChanges,
    takeoverAt,
    stages: it.stages.map(({ interval: range, ...rest }) => ({
      ...rest,
      interval: range,
    })),
  };
}
