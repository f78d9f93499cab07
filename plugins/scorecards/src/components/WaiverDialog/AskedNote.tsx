import { useApi } from '@backstage/core-plugin-api';
import { useLoadable } from '@groundwork/backstage-plugin-groundwork-react';
import { scorecardsApiRef } from '../../api';
import { useScorecardsTranslation } from '../../translation';
import styles from './WaiverDialog.module.css';

/** Says who can approve what was asked for. */
export function AskedNote(props: {
  scorecardId: string;
  /** Whether the check counts already. */
  counts: boolean;
}) {
  const { scorecardId, counts } = props;
  const api = useApi(scorecardsApiRef);
  const { t } = useScorecardsTranslation();
  // Whoever answers for the scorecard is likely to know whom to ask.
  const scorecard = useLoadable(
    () => api.findScorecard(scorecardId),
    [api, scorecardId],
  );
  const owner =
    scorecard.status === 'ready' ? scorecard.value?.owner : undefined;
  return (
    <p className={styles.text} role="status">
      {owner
        ? t('waivers.askedBy', { owner: owner.title })
        : t('waivers.askedByAnyone')}
      {counts && ` ${t('waivers.countsUntilThen')}`}
    </p>
  );
}
