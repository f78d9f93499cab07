import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import {
  formatShare,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../translation';

/** Says what holds changes up, or why that is not said. */
export function useConstraintSentence(): (
  finding: ConstraintFindingAnswer,
) => string {
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  return finding => {
    if (finding.status === 'abstained') {
      return t(`constraint.abstained.${finding.reason}`, {
        found: `${finding.found}`,
        needed: `${finding.needed}`,
      });
    }
    return t(`constraint.${finding.status}`, {
      stage: t(`stages.name.${finding.stage}`),
      runnerUp: t(`stages.name.${finding.runnerUp}`),
      share: formatShare(finding.share, locale),
    });
  };
}
