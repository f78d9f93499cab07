import {
  MeasuredNumber,
  MetricAnswer,
} from '@groundwork/backstage-plugin-delivery-common';
import { contextAnswer } from './answers';
import { ActionDeps } from './registerActions';
import { context, interval, period, scope } from './schemas';

const DAYS = 28;

/** Registers the action that tells numbers. */
export function registerGetDeliveryMetrics(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'get-delivery-metrics',
    title: 'Get delivery metrics',
    description: [
      'Says how a component, a team with the teams in it, a repository or everything delivers in a period: the metrics of DORA, review latency, size of changes, feedback of tests, times of environments and of incidents.',
      'Each metric has its value, of how many items it is made (`n`), the interval that covers it with 95 %, the share of items that could be measured (`coverage`), and the value of the period before. A metric without `value` is not known, which is not 0: `excluded` says why. Where `n` is small or the interval wide, say so; a difference within the intervals is none.',
      'Numbers are of teams and components, never of people. Takes the permission `delivery.read`; what the caller may not read of the catalog is not counted.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ scope: scope(z), ...period(z, DAYS) }),
      output: z =>
        z.object({
          ...context(z),
          hasData: z
            .boolean()
            .describe('Whether anything was ever told of the scope'),
          mergedChanges: z
            .number()
            .describe('How many changes were merged in the period'),
          metrics: z
            .array(
              z.object({
                metric: z
                  .string()
                  .describe('E.g. `lead-time` or `change-fail-rate`'),
                unit: z
                  .string()
                  .describe(
                    'Of the value: `milliseconds`, `share` (0 to 1), `perWeek` or `lines`',
                  ),
                better: z
                  .string()
                  .describe('What is better: `more`, `less` or `neither`'),
                value: z
                  .number()
                  .optional()
                  .describe('Medians, of times; absent where it is not known'),
                n: z.number().describe('Of how many items it is made'),
                interval: interval(z).optional(),
                coverage: z
                  .number()
                  .describe('The share of items that could be measured'),
                excluded: z
                  .record(z.number())
                  .describe('How many could not be measured, by reason'),
                approximate: z
                  .number()
                  .optional()
                  .describe('How many of `n` rest on something close'),
                p90: z
                  .number()
                  .optional()
                  .describe('The 90th percentile, of times and sizes'),
                before: z
                  .object({
                    value: z.number().optional().describe('As above'),
                    n: z.number().describe('As above'),
                    interval: interval(z).optional(),
                  })
                  .describe('The same of the period just before'),
              }),
            )
            .describe('One entry for each metric, known or not'),
        }),
    },
    action: async ({ input, credentials }) => {
      const viewer = await deps.viewers.with(credentials);
      const found = await deps.queries.overview.read(input, viewer);
      return {
        output: {
          ...contextAnswer(found),
          hasData: found.hasData,
          mergedChanges: found.mergedChanges,
          metrics: found.metrics.map(metricAnswer),
        },
      };
    },
  });
}

function metricAnswer({ id, unit, better, now, p90, before }: MetricAnswer) {
  const { coverage, excluded, approximate } = now;
  return {
    metric: id,
    unit,
    better,
    ...numberAnswer(now),
    coverage,
    excluded,
    approximate,
    p90,
    before: numberAnswer(before),
  };
}

function numberAnswer({ value, n, interval: it }: MeasuredNumber) {
  return { value, n, interval: it };
}
