import type { z as Zod } from 'zod/v3';

/** What is answered of an incident. */
export const incidentFields = (z: typeof Zod) => ({
  id: z.string().describe('Of the incident'),
  title: z.string().describe('What it is called'),
  status: z.string().describe('`open` or `resolved`'),
  severity: z.string().optional().describe('As its source names it'),
  component: z.string().optional().describe('What was hurt'),
  environment: z.string().optional().describe('Where it happened'),
  startedAt: z.string().optional().describe('When it began to hurt'),
  detectedAt: z.string().describe('When it was noticed'),
  resolvedAt: z.string().optional().describe('Absent while it is open'),
  url: z.string().optional().describe('Where it can be seen'),
  source: z
    .string()
    .describe(
      'Where it is known from: `declared`, `alert`, `issue` or `cdevents`',
    ),
});
