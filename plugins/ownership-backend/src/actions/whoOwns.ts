import {
  Answer,
  ownershipResolvePermission,
  ResolvedPart,
} from '@groundwork/backstage-plugin-ownership-common';
import { ActionDeps } from './registerActions';
import { toOnCall } from './onCall';

/** Registers the action that says who owns what was pasted. */
export function registerWhoOwns(deps: ActionDeps): void {
  const { actionsRegistry, access, resolver, now } = deps;
  actionsRegistry.register({
    name: 'who-owns',
    title: 'Who owns this?',
    description: [
      'Finds who owns something that runs, breaks or is written down somewhere, from whatever there is of it.',
      'Give the text as it is: a hostname, a URL, a Kubernetes pod, workload or namespace, a container image, a package, a cloud resource (ARN), a repository or a file in one, a database, a queue, an e-mail address, an alert as JSON, a log line or a whole stack trace.',
      'Do not shorten or clean it: what surrounds a name helps to tell entities apart.',
      '`status` is `found` when one answer stands out, `ambiguous` when several fit or the only one is weak (say so, and name the candidates), and `unknown` when nothing fits (then `nearest` has similar names; do not present one as the owner).',
      'Each answer has its owners, contact and the evidence for it. `degraded` means that something may be missing or old, and `degradedReasons` say what.',
      'Only what the caller may read is found.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          query: z
            .string()
            .min(1)
            .describe(
              'The text to find the owner of, up to 1 MiB, e.g. `pay.acme.test` or a stack trace',
            ),
          at: z
            .string()
            .optional()
            .describe(
              'ISO 8601 time in the past, to learn who owned it then, e.g. `2026-03-03T03:00:00Z`',
            ),
          limit: z
            .number()
            .int()
            .min(1)
            .max(20)
            .optional()
            .describe('At most so many answers; 5 unless said'),
        }),
      output: z => {
        const answers = z.array(
          z.object({
            entityRef: z.string(),
            title: z.string(),
            owners: z.array(
              z.object({
                entityRef: z.string(),
                title: z.string(),
                exists: z
                  .boolean()
                  .describe('False when there is no such group any more'),
              }),
            ),
            inheritedFrom: z
              .string()
              .optional()
              .describe(
                'The system or domain whose owners these are, when the entity has none of its own',
              ),
            confidence: z.number().describe('From 0 to 1'),
            evidence: z.array(z.string()),
            onCall: z.string().describe('Who is on call, in words'),
            channel: z.string().optional(),
            runbook: z.string().optional(),
            tier: z.number().optional(),
          }),
        );
        const status = z.enum(['found', 'ambiguous', 'unknown']);
        return z.object({
          status,
          answers,
          parts: z
            .array(
              z.object({
                title: z.string().optional(),
                ref: z.string().optional(),
                status,
                answers,
              }),
            )
            .optional()
            .describe('For several alerts at once: the answers to each'),
          nearest: z.array(
            z.object({ entityRef: z.string(), similarity: z.number() }),
          ),
          asOf: z.string(),
          degraded: z.boolean(),
          degradedReasons: z.array(z.string()),
        });
      },
    },
    examples: [
      {
        title: 'By hostname',
        input: { query: 'https://pay.acme.test/checkout?id=42' },
        output: {
          status: 'found',
          answers: [
            {
              entityRef: 'component:default/payments',
              title: 'Payments',
              owners: [
                {
                  entityRef: 'group:default/payments-core',
                  title: 'Payments Core',
                  exists: true,
                },
              ],
              confidence: 0.98,
              evidence: [
                'host pay.acme.test, by annotation groundwork.dev/hosts (catalog)',
              ],
              onCall: 'Ada Byron (level 1, until 2026-03-03T09:00:00Z)',
              channel: '#payments-incidents',
              tier: 1,
            },
          ],
          nearest: [],
          asOf: '2026-03-03T03:00:00Z',
          degraded: false,
          degradedReasons: [],
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const caller = await access.callerWith(
        credentials,
        ownershipResolvePermission,
      );
      const answer = await resolver.resolve(
        { ...input, include: ['contact'] },
        { readable: caller.readable, now: now() },
      );
      const { status, answers, parts, nearest, ...rest } =
        caller.qualify(answer);
      const { asOf, degraded, degradedReasons } = rest;
      return {
        output: {
          status,
          answers: answers.map(toAnswer),
          ...(parts && { parts: parts.map(toPart) }),
          nearest: nearest.map(({ entity, similarity }) => ({
            entityRef: entity.entityRef,
            similarity,
          })),
          asOf,
          degraded,
          degradedReasons,
        },
      };
    },
  });
}

function toPart({ title, ref, status, answers }: ResolvedPart) {
  return { title, ref, status, answers: answers.map(toAnswer) };
}

function toAnswer(answer: Answer) {
  const { entity, owners, inheritedFrom, confidence, evidence } = answer;
  const { contact } = answer;
  return {
    entityRef: entity.entityRef,
    title: entity.title,
    owners: owners.map(({ entityRef, title, exists }) => ({
      entityRef,
      title,
      exists,
    })),
    inheritedFrom,
    confidence,
    evidence: evidence.map(
      ({ identifier: { kind, key }, rule, source }) =>
        `${kind} ${key}, by ${rule} (${source})`,
    ),
    onCall: contact ? toOnCall(contact.onCall) : 'not known',
    channel: contact?.channel?.name,
    runbook: contact?.runbook?.url,
    tier: entity.tier,
  };
}
