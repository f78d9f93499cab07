import { MaturityContext } from '@groundwork/backstage-plugin-maturity-common';
import type { z as Zod } from 'zod/v3';

/** The ref of a group, in input. */
export const groupRef = (z: typeof Zod) => z.string().min(1).max(500);

/** What every answer says of itself. */
export function context(z: typeof Zod) {
  return {
    model: z.string().describe('Title and version of the model'),
    asOf: z.string().describe('When it was asked; ISO 8601'),
    measuredAt: z
      .string()
      .optional()
      .describe('When levels were last read; absent before the first time'),
    remarks: z
      .array(z.string())
      .describe('What limits the answer; say it with the numbers'),
  };
}

/** The same of an answer. */
export function contextAnswer({
  model,
  asOf,
  measuredAt,
  remarks,
}: MaturityContext) {
  return {
    model: `${model.title} ${model.version}`,
    asOf,
    measuredAt,
    remarks: remarks.map(({ text }) => text),
  };
}

/** Bounds of what covers a number with 95 %. */
export const interval = (z: typeof Zod) =>
  z
    .object({
      low: z.number().optional().describe('Absent where it is not known'),
      high: z.number().optional().describe('Absent where it is not known'),
    })
    .describe('What covers the number with 95 %');

/** Something that a team can do next. */
export const improvement = (z: typeof Zod) =>
  z.object({
    capability: z.string().describe('Which of the six it is about'),
    checkId: z.string().describe('Of the check that does not pass'),
    title: z.string().describe('What the check asks for'),
    status: z.string().describe('`fail`, `stale` or `unknown`'),
    message: z.string().optional().describe('Why it does not pass'),
    level: z.number().describe('The level that it is on'),
    unlocks: z.boolean().describe('Whether it alone lifts the team to it'),
    hoursPerChange: z
      .number()
      .optional()
      .describe(
        'Hours saved per merged change, were the stage 20 % faster; absent where not known, which is not 0',
      ),
    hoursInterval: interval(z).optional(),
    hoursOf: z
      .number()
      .optional()
      .describe('How many merged changes the hours rest on'),
    remedy: z.string().optional().describe('What to do'),
  });
