import {
  PanelFrame,
  RelativeTime,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Gap } from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import { FixGapButton } from '../gaps/FixGapButton';
import { GapMark } from '../gaps/GapMark';
import styles from './EntityOwnershipContent.module.css';

/** What is wrong with the ownership of this entity, and how to mend it. */
export function GapsPanel(props: { gaps: Gap[] }) {
  const { gaps } = props;
  const { t } = useOwnershipTranslation();
  return (
    <PanelFrame
      title={t('entity.gapsTitle')}
      meta={gaps.length > 0 && gaps.length}
    >
      {gaps.length > 0 ? (
        <ul className={styles.gaps} aria-label={t('entity.gapsTitle')}>
          {gaps.map(gap => (
            <li key={gap.id} className={styles.gap}>
              <GapMark kind={gap.kind} />
              <span className={styles.gapWhy}>
                {gap.why}{' '}
                <span className={styles.aside}>
                  {t('entity.gapSince')} <RelativeTime value={gap.since} />
                </span>
              </span>
              <FixGapButton gap={gap} />
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.inset}>{t('entity.noGaps')}</p>
      )}
    </PanelFrame>
  );
}
