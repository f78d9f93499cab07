import { TestSummary } from '@groundwork/backstage-plugin-delivery-common';
import { readPeriod } from '../query';
import { contextAnswer } from './answers';
import { ActionDeps } from './registerActions';
import { context, limit, period, scope } from './schemas';

const DAYS = 28;
const LISTED = 20;

/** Registers the action that lists tests that cannot be trusted. */
export function registerListFlakyTests(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'list-flaky-tests',
    title: 'List flaky tests',
    description: [
      'Lists tests of a scope that do not say what they should, those first that cost most hours in the period: reruns of pipelines, and changes that waited for them.',
      'A test is `flaky` when it passed and failed on the same contents, `suspect` when that is only likely, `broken` when it failed on the last three commits of the default branch, `quarantined` when people have said that it is not to stop a pipeline for a while, and `recovered` when it was flaky and has been clean since. `evidence` says why. Without `state` all of them are listed.',
      'Use it to decide which test to mend first. Takes the permission `delivery.read`; tests of components that the caller may not read are left out.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          scope: scope(z),
          ...period(z, DAYS),
          state: z
            .enum(['suspect', 'flaky', 'quarantined', 'recovered', 'broken'])
            .optional()
            .describe('Only tests of this state'),
          limit: limit(z),
        }),
      output: z =>
        z.object({
          ...context(z),
          tests: z
            .array(
              z.object({
                key: z.string().describe('Of the test, in the API'),
                name: z.string().describe('Of the test'),
                suite: z.string().optional().describe('The suite it is in'),
                file: z.string().optional().describe('The file it is in'),
                job: z.string().optional().describe('The job that runs it'),
                repository: z.string().describe('Host and path'),
                component: z.string().optional().describe('Entity ref'),
                state: z.string().describe('What is thought of it'),
                evidence: z.array(z.string()).describe('Why that is thought'),
                costHours: z.number().describe('What it cost in the period'),
                executions: z.number().describe('In the period'),
                failures: z.number().describe('Of those executions'),
                flakes: z
                  .number()
                  .describe(
                    'How often it passed and failed on the same contents',
                  ),
                flakeRate: z
                  .object({
                    value: z.number().describe('Share of executions'),
                    low: z.number().describe('95 % are above'),
                    high: z.number().describe('95 % are below'),
                  })
                  .optional()
                  .describe('How often it is flaky, with its interval'),
                lastFlakeAt: z.string().optional().describe('When it last was'),
                quarantinedUntil: z
                  .string()
                  .optional()
                  .describe('When its quarantine ends'),
              }),
            )
            .describe('What costs most first'),
          totals: z
            .object({
              tests: z.number().describe('How many there are'),
              flaky: z.number().describe('How many of them are flaky'),
              broken: z.number().describe('How many of them are broken'),
              quarantined: z.number().describe('How many are in quarantine'),
              costHours: z.number().describe('What all of them cost'),
            })
            .describe('Of all, not only of those that are listed'),
        }),
    },
    action: async ({ input, credentials }) => {
      const viewer = await deps.viewers.with(credentials);
      const asked = readPeriod(input, { now: deps.now() });
      const resolved = await deps.queries.scopes.resolve(input.scope, viewer);
      const { items, totals } = await deps.tests.reader.list({
        filter: resolved.filter,
        period: asked,
        limit: input.limit ?? LISTED,
        ...(input.state && { state: input.state }),
      });
      const about = await deps.queries.context.read(resolved, asked);
      return {
        output: {
          ...contextAnswer(about),
          tests: items.map(testAnswer),
          totals: { ...totals },
        },
      };
    },
  });
}

function testAnswer(it: TestSummary) {
  const { key, name, suite, file, job, repository, component, state } = it;
  const { evidence, costHours, executions, failures, flakes } = it;
  return {
    key,
    name,
    suite,
    file,
    job,
    repository,
    component,
    state,
    evidence,
    costHours,
    executions,
    failures,
    flakes,
    flakeRate: it.flakeRate,
    lastFlakeAt: it.lastFlakeAt,
    quarantinedUntil: it.quarantine?.until,
  };
}
