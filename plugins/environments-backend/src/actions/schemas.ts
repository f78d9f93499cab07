import type { z as Zod } from 'zod/v3';

type Z = typeof Zod;

/** An entity ref. */
export const entityRef = (z: Z) => z.string().min(1).max(500);

/** An id or a name. */
export const id = (z: Z) => z.string().min(1).max(200);

/** The same key gives the same thing. */
export const idempotencyKey = (z: Z) =>
  id(z).describe(
    'Any text of your own, such as the id of your task: the same key again gives what it gave before, and makes nothing new',
  );

/** What is answered of an environment. */
export const environmentFields = (z: Z) => ({
  id: z.string(),
  name: z.string(),
  phase: z.string().describe('E.g. `pending`, `waiting`, `ready`, `failed`'),
  message: z.string().describe('Why it is so'),
  blueprint: z.string(),
  owner: z.string(),
  component: z.string().optional(),
  stage: z.string().optional(),
  ref: z.string().optional(),
  commit: z.string().optional(),
  createdBy: z.string(),
  expiresAt: z.string().optional().describe('Absent when it does not end'),
  url: z.string().optional(),
});

/** What is answered of one alone. */
export const environmentDetail = (z: Z) =>
  z.object({
    ...environmentFields(z),
    resources: z.array(
      z.object({
        name: z.string(),
        driver: z.string(),
        status: z.string(),
        message: z.string().optional(),
      }),
    ),
    outputs: z
      .array(z.object({ name: z.string(), value: z.unknown() }))
      .describe('Without secrets, which are only shown to people'),
    operation: z
      .object({
        id: z.string(),
        kind: z.string(),
        status: z.string(),
        waitingFor: z.string().optional(),
        error: z.string().optional(),
        remediation: z.string().optional(),
      })
      .optional(),
    costPerDay: z.number(),
    currency: z.string(),
  });

/** Who has to agree. */
export const approvalRule = (z: Z) =>
  z
    .object({ groups: z.array(z.string()), required: z.number() })
    .optional()
    .describe('People who have to agree first; an agent never does');

const gates = (z: Z) =>
  z.array(
    z.object({
      gate: z.string(),
      verdict: z
        .string()
        .describe('`pass`, `wait`, `refuse`, `overridden` or `unknown`'),
      message: z.string(),
    }),
  );

/** What is answered of a plan. */
export const reasons = (z: Z) =>
  z.array(z.object({ code: z.string(), message: z.string() }));

/** What would come of a deployment. */
export const deploymentVerdict = (z: Z) =>
  z.object({
    decision: z.enum(['allowed', 'needs-approval', 'denied']),
    reasons: reasons(z),
    gates: gates(z),
    version: z.string(),
    commit: z.string(),
    previousVersion: z.string().optional(),
    planDigest: z.string(),
    resources: z
      .array(
        z.object({
          name: z.string(),
          type: z.string(),
          action: z
            .enum(['create', 'update', 'replace', 'destroy'])
            .describe('`replace` and `destroy` lose all that is in it'),
          perDay: z.number(),
        }),
      )
      .describe('What it does with what the stage is made of'),
    cost: z
      .object({
        perDay: z.number(),
        perDayBefore: z.number(),
        currency: z.string(),
      })
      .optional(),
    notUndone: z
      .array(z.string())
      .describe('Of a roll-back: what it does not undo'),
    approval: approvalRule(z),
  });

/** What is answered of a deployment. */
export const deployment = (z: Z) =>
  z.object({
    id: z.string(),
    component: z.string(),
    stage: z.string(),
    environmentId: z.string(),
    kind: z.string(),
    version: z.string(),
    previousVersion: z.string().optional(),
    status: z
      .string()
      .describe('`waiting_approval`, `deploying`, `succeeded`, `refused`, …'),
    message: z.string().optional(),
    gates: gates(z),
  });

/** What somebody wants an environment to be. */
export const environmentRequest = (z: Z) => ({
  blueprintId: id(z).describe('E.g. `preview`'),
  name: id(z)
    .optional()
    .describe('Lower-case letters, digits and `-`; chosen when absent'),
  component: entityRef(z)
    .optional()
    .describe('What it is for, e.g. `component:default/orders`'),
  owner: entityRef(z)
    .optional()
    .describe('E.g. `group:default/ordering`; the component’s when absent'),
  inputs: z
    .record(z.unknown())
    .optional()
    .describe('What the blueprint asks for'),
  ref: id(z).optional().describe('Branch, tag or commit'),
  repository: entityRef(z).optional(),
  ttlHours: z.number().positive().max(87_600).optional(),
});
