import { Notice } from '@groundwork/backstage-plugin-groundwork-react';
import { useScorecardsTranslation } from '../../translation';

/** Says that not all of a team's entities are counted. */
export function PartialNotice() {
  const { t } = useScorecardsTranslation();
  return (
    <Notice
      tone="neutral"
      title={t('team.partialTitle')}
      advice={t('team.partialAdvice')}
    />
  );
}
