import { ValuableFix } from '@groundwork/backstage-plugin-scorecards-common';

/** How many of its entities nothing is known of. */
export function unknownIn({ counts }: Pick<ValuableFix, 'counts'>): number {
  return counts.unknown;
}

/** Whether it is for none of its entities known that the check does not pass. */
export function isUnmeasured({ counts }: Pick<ValuableFix, 'counts'>): boolean {
  return counts.unknown > 0 && counts.fail === 0 && counts.stale === 0;
}

/**
 * Puts what is only unknown behind what is known not to pass: nobody can mend
 * what may be well. Otherwise in the order of the backend.
 */
export function orderFixes<TFix extends Pick<ValuableFix, 'counts'>>(
  fixes: readonly TFix[],
): TFix[] {
  return [
    ...fixes.filter(fix => !isUnmeasured(fix)),
    ...fixes.filter(fix => isUnmeasured(fix)),
  ];
}
