import { CheckResult } from '@groundwork/backstage-plugin-scorecards-common';
import { NoData, noDataOf } from '../logic/noData';
import { useScorecardsTranslation } from '../translation';

/** Says why nothing is known, and what to connect, in the person's language. */
export function useNoDataTexts(): (
  noData: NoData[],
  /** Whether who can mend it is said, which it is not where all is said. */
  isAdvised?: boolean,
) => string[] {
  const { t } = useScorecardsTranslation();
  return (noData, isAdvised = true) =>
    noData.length === 0
      ? [t('shared.noData')]
      : noData.map(({ why, source, factIds }) => {
          const facts = factIds.join(', ');
          switch (why) {
            case 'failed':
              return [
                t('shared.noDataFailed', { source, facts }),
                ...(isAdvised ? [t('shared.noDataFailedAdvice')] : []),
              ].join(' ');
            case 'pushed':
              return t('shared.noDataPushed', { facts });
            default:
              return t('shared.noDataCollected', { source, facts });
          }
        });
}

/**
 * Says why a check is as it is. Of what was never observed, the facts know more
 * than the message of the evaluation, and in the person's language.
 */
export function useWhyTexts(
  isAdvised = true,
): (check: Pick<CheckResult, 'status' | 'facts' | 'message'>) => string[] {
  const noDataTexts = useNoDataTexts();
  return ({ status, facts, message }) => {
    const noData = status === 'unknown' ? noDataOf(facts) : [];
    if (noData.length > 0 || (status === 'unknown' && !message)) {
      return noDataTexts(noData, isAdvised);
    }
    return message ? [message] : [];
  };
}
