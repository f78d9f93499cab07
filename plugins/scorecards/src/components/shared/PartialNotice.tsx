import { Notice } from '@groundwork/backstage-plugin-groundwork-react';
import { useScorecardsTranslation } from '../../translation';

/** Says that figures are not of all entities. */
export function PartialNotice() {
  const { t } = useScorecardsTranslation();
  return (
    <Notice
      tone="neutral"
      title={t('scorecard.partialTitle')}
      advice={t('scorecard.partialAdvice')}
    />
  );
}
