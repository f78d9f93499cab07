import { EntityLink } from '@groundwork/backstage-plugin-groundwork-react';
import { Answer } from '@groundwork/backstage-plugin-ownership-common';
import { sharedKeys } from '../../lookup/differences';
import { useOwnershipTranslation } from '../../translation';
import { confidenceFigure } from '../shared/confidence';
import styles from './RunnersUp.module.css';

/** What else it could have been, and how far behind that is. */
export function RunnersUp(props: { answers: Answer[]; margin?: number }) {
  const { answers, margin } = props;
  const { t } = useOwnershipTranslation();
  const [first, ...others] = answers;
  if (others.length === 0) {
    return null;
  }
  return (
    <p className={styles.runnersUp}>
      {t('whoOwns.runnerUp')}{' '}
      {others.map((other, index) => {
        const shared = sharedKeys(first, other);
        const about = [
          confidenceFigure(other.confidence),
          index === 0 &&
            margin !== undefined &&
            t('whoOwns.margin', { percent: String(Math.round(margin * 100)) }),
          shared.length > 0 && t('whoOwns.shares', { keys: shared.join(', ') }),
        ].filter(Boolean);
        return (
          <span key={other.entity.entityRef}>
            {index > 0 && ' · '}
            <span data-candidate="">
              <EntityLink
                entityRef={other.entity.entityRef}
                title={other.entity.title}
              />
            </span>{' '}
            ({about.join(', ')})
          </span>
        );
      })}
    </p>
  );
}
