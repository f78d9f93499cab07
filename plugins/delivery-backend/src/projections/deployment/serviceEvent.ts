import { z } from 'zod';
import { name, time } from '../shapes';

const MAX_APPROVERS = 100;

const reference = z.object({
  id: name,
  source: z.string().optional(),
  name: name.optional(),
});

/**
 * What the portal's environments add to what CDEvents says. Others may add
 * anything, so what has another shape is as if it were not there.
 */
const customData = z
  .object({
    actor: name.optional(),
    environment: z
      .object({
        name: name.optional(),
        stage: name.optional(),
        commit: z.string().optional(),
      })
      .optional(),
    deployment: z
      .object({
        id: name,
        kind: z.string().optional(),
        version: name.optional(),
        commit: z.string().optional().catch(undefined),
        /** Succeeded, unless it is said. */
        result: z
          .enum(['succeeded', 'failed', 'cancelled'])
          .optional()
          .catch(undefined),
        startedAt: time.optional().catch(undefined),
        requestedBy: name.optional(),
        approvedBy: z.array(name).max(MAX_APPROVERS).optional(),
      })
      .optional(),
  })
  .optional()
  .catch(undefined);

const context = z.object({ id: name, source: z.string().min(1) });

/** What tells that a service was placed in an environment. */
export const placed = z.object({
  context,
  subject: z.object({
    id: name,
    source: z.string().optional(),
    content: z.object({
      environment: reference,
      artifactId: z.string().optional(),
    }),
  }),
  customData,
});

/** What tells that one was removed; some do not say from where. */
export const removed = z.object({
  context,
  subject: z.object({
    id: name,
    source: z.string().optional(),
    content: z.object({ environment: reference.optional() }),
  }),
  customData,
});

/** See {@link placed}. */
export type PlacedService = z.output<typeof placed>;

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
/** Short ones are what people write, and may be any word of these letters. */
const PERHAPS_COMMIT = /^[0-9a-f]{7,64}$/i;
const MAX_PURL_CHARACTERS = 4_096;

/**
 * The commit of what was placed: what is said to be, that of its package URL, or
 * its version if it looks like one. The commit of its environment is what is meant to run there,
 * which may be something newer already, and so it is uncertain.
 *
 * @see https://github.com/package-url/purl-spec
 */
export function commitOf({
  subject,
  customData: custom,
}: PlacedService): { sha: string; isUncertain: boolean } | undefined {
  const ofArtifact = commitOfPurl(subject.content.artifactId ?? '');
  const version = custom?.deployment?.version ?? '';
  const said = custom?.deployment?.commit ?? '';
  const sure =
    (PERHAPS_COMMIT.test(said) ? said : undefined) ??
    ofArtifact ??
    (COMMIT.test(version) ? version : undefined);
  if (sure !== undefined) {
    return { sha: sure.toLowerCase(), isUncertain: false };
  }
  const meant = custom?.environment?.commit ?? '';
  return PERHAPS_COMMIT.test(meant)
    ? { sha: meant.toLowerCase(), isUncertain: true }
    : undefined;
}

function commitOfPurl(purl: string): string | undefined {
  const query =
    purl.length > MAX_PURL_CHARACTERS ? '' : purl.split('?', 2)[1] ?? '';
  const [qualifiers] = query.split('#', 1);
  const url = new URLSearchParams(qualifiers).get('vcs_url') ?? '';
  const commit = url.slice(url.lastIndexOf('@') + 1);
  return url.includes('@') && PERHAPS_COMMIT.test(commit) ? commit : undefined;
}
