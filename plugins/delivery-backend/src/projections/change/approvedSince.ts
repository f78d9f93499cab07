/** What somebody said of a change, or that it no longer holds. */
export interface Verdict {
  at: number;
  /** Of the review. */
  id: number;
  reviewer: string;
  verdict: 'approved' | 'changesRequested' | 'dismissed';
}

/**
 * Since when a change is approved: somebody agrees, and nobody wants it
 * changed. What somebody says replaces what the same said before.
 *
 * @param until - milliseconds since 1970; what is said later came too late
 * @returns undefined if it was not approved then
 */
export function approvedSince(
  verdicts: readonly Verdict[],
  until: number,
): number | undefined {
  const standing = new Map<string, Verdict>();
  let since: number | undefined;
  for (const it of verdicts.toSorted(byTime)) {
    if (it.at > until) {
      break;
    }
    if (it.verdict !== 'dismissed') {
      standing.set(it.reviewer, it);
    } else if (standing.get(it.reviewer)?.id === it.id) {
      standing.delete(it.reviewer);
    }
    const said = [...standing.values()].map(({ verdict }) => verdict);
    const isApproved =
      said.includes('approved') && !said.includes('changesRequested');
    since = isApproved ? since ?? it.at : undefined;
  }
  return since;
}

function byTime(one: Verdict, other: Verdict): number {
  return (
    one.at - other.at ||
    one.id - other.id ||
    Number(one.verdict === 'dismissed') - Number(other.verdict === 'dismissed')
  );
}
