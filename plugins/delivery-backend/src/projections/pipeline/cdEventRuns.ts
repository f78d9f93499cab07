import { z } from 'zod';
import { name, sha, time } from '../shapes';
import { RunFact, RunResult } from './types';

/** What CDEvents has no place for. */
const customData = z
  .object({
    commit: sha.optional(),
    tree: sha.optional(),
    attempt: z.number().int().positive().max(10_000).optional(),
  })
  .optional()
  .catch(undefined);

const event = z.object({
  context: z.object({ source: z.string().min(1), timestamp: time }),
  subject: z.object({
    id: name,
    source: z.string().min(1).optional(),
    content: z.object({
      pipelineName: name.optional(),
      taskName: name.optional(),
      outcome: z.string().optional(),
    }),
  }),
  customData,
});

type Moment = 'queuedAt' | 'startedAt' | 'finishedAt';

/** 0.4 and 0.5 of CDEvents, and what tools say instead. */
const RESULTS: ReadonlyMap<string, RunResult> = new Map([
  ['success', 'succeeded'],
  ['pass', 'succeeded'],
  ['failure', 'failed'],
  ['fail', 'failed'],
  ['error', 'failed'],
  ['cancel', 'cancelled'],
]);

/**
 * What tells that a run of a pipeline or of a task came to a moment.
 *
 * @see https://github.com/cdevents/spec/blob/v0.5.1/core.md
 */
export function runEvent(kind: 'pipelinerun' | 'taskrun', moment: Moment) {
  return event.transform(
    ({ context, subject, customData: custom }): RunFact => {
      const { id, source = context.source, content } = subject;
      return {
        kind: 'pipeline',
        id: `${kind}:${source} ${id}`,
        attempt: custom?.attempt,
        name: content.pipelineName ?? content.taskName ?? id,
        sha: custom?.commit,
        tree: custom?.tree,
        [moment]: context.timestamp,
        result:
          moment === 'finishedAt'
            ? RESULTS.get(content.outcome ?? '') ?? 'failed'
            : 'running',
      };
    },
  );
}
