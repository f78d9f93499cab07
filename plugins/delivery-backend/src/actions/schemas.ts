import type { z as Zod } from 'zod/v3';

type Z = typeof Zod;

/** PostgreSQL cannot even be asked for what has U+0000. */
const STORABLE = /^[^\0]+$/;

/** A text without what a database refuses. */
export const text = (z: Z, most: number) =>
  z.string().min(1).max(most).regex(STORABLE, 'must not contain U+0000');

/** What numbers are asked of. */
export const scope = (z: Z) =>
  text(z, 1_000).describe(
    '`all`, the entity ref of a component, system, domain or group such as `group:default/shop`, or a repository such as `repository:github.com/acme/orders`',
  );

/** When a period begins and ends. */
export const period = (z: Z, days: number) => ({
  from: text(z, 50)
    .optional()
    .describe(
      `ISO 8601, such as 2026-03-01 or 2026-03-01T00:00:00Z; ${days} days before \`to\` unless it is said`,
    ),
  to: text(z, 50)
    .optional()
    .describe('ISO 8601; until now unless it is said. Not included itself'),
});

/** How much is listed. */
export const limit = (z: Z) =>
  z
    .number()
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('How many to list at most; 20 unless it is said');

/** The same key gives the same thing. */
export const idempotencyKey = (z: Z) =>
  text(z, 200).describe(
    'Any text of your own, such as the id of your task: the same key with the same input does nothing again; with another input it is refused',
  );

/** A time that is told. */
export const time = (z: Z) => z.string().datetime({ offset: true });

/** What every answer says of itself. */
export const context = (z: Z) => ({
  scope: z.string().describe('What it is about'),
  period: z
    .object({
      from: z.string().describe('When it begins'),
      to: z.string().describe('When it ends'),
    })
    .describe('The period that it is about'),
  derivedAt: z
    .string()
    .optional()
    .describe(
      'Until when events had been made numbers of; absent before the first',
    ),
  remarks: z
    .array(
      z.object({
        code: z.string().describe('For programs'),
        text: z.string().describe('For people'),
      }),
    )
    .describe('What limits the answer; tell it along with it'),
});

/** What 95 % of such intervals cover. */
export const interval = (z: Z) =>
  z
    .object({
      low: z.number().optional().describe('Absent where it is not known'),
      high: z.number().optional().describe('Absent where it is not known'),
    })
    .describe('The interval that covers it with 95 %');

/** A change. */
export const change = (z: Z) =>
  z
    .object({
      id: z.string().describe('Of the change'),
      title: z.string().describe('As its author calls it'),
      url: z.string().optional().describe('Where it can be seen'),
      cohort: z
        .string()
        .describe(
          'Whether it was written with an AI tool: `assisted`, `human` or `undeclared`',
        ),
      components: z
        .array(z.string())
        .describe('Entity refs of what it touches'),
      teams: z
        .array(z.string())
        .describe('Entity refs of the groups that owned them then'),
    })
    .describe('The change');
