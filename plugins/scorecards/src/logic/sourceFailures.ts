import { EntityScorecards } from '@groundwork/backstage-plugin-scorecards-common';

/** A source that could not observe facts of an entity. */
export interface SourceFailure {
  source: string;
  /** Each once: mostly there is one. */
  errors: string[];
  /** ISO 8601: since when it fails, where that is told. */
  since?: string;
}

/** Which sources failed for the facts that checks read, each once. */
export function sourceFailuresOf(
  scorecards: EntityScorecards['scorecards'],
): SourceFailure[] {
  const found = new Map<string, SourceFailure>();
  const facts = scorecards.flatMap(({ checks }) =>
    checks.flatMap(check => check.facts),
  );
  for (const { source, error, errorSince } of facts) {
    if (error) {
      const known = found.get(source);
      found.set(source, {
        source,
        errors: [...new Set([...(known?.errors ?? []), error])],
        since: earlierOf(known?.since, errorSince),
      });
    }
  }
  return [...found.values()];
}

function earlierOf(
  one: string | undefined,
  other: string | undefined,
): string | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  return Date.parse(other) < Date.parse(one) ? other : one;
}
