import { Button } from '@backstage/ui';
import {
  isDenied,
  Refreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useScorecardsTranslation } from '../../translation';
import { Waiting } from './useWaiting';
import styles from './WaiversPage.module.css';

/** How many waivers wait for the person; nothing where none does. */
export function WaitingLine(props: {
  waiting: Refreshable<Waiting>;
  /** Shows those; absent while they are what is shown. */
  onShow?: () => void;
}) {
  const { waiting, onShow } = props;
  const { t } = useScorecardsTranslation();
  if (waiting.status === 'failed') {
    return isDenied(waiting.error) ? null : (
      <p className={styles.aside}>{t('waivers.waitingFailed')}</p>
    );
  }
  if (waiting.status === 'loading') {
    return null;
  }
  const { count, seen, isMore } = waiting.value;
  if (count === 0) {
    return isMore ? (
      <p className={styles.aside}>
        {t('waivers.waitingUnseen', { number: `${seen}` })}
      </p>
    ) : null;
  }
  return (
    <div className={styles.waiting}>
      <h2 className={styles.total}>
        {isMore
          ? t('waivers.waitingMany', { count })
          : t('waivers.waiting', { count })}
      </h2>
      {onShow && (
        <Button variant="secondary" size="small" onPress={onShow}>
          {t('waivers.waitingShow')}
        </Button>
      )}
    </div>
  );
}
