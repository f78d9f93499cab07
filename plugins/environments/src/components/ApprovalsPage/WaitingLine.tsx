import { Button } from '@backstage/ui';
import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import { CursorList } from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import { bySide } from './approvals';
import styles from '../ListPage/ListPage.module.css';

/** How many approvals wait for the person. */
export function WaitingLine(props: {
  open: CursorList<ApprovalRequest>;
  /** Shows those; absent while they are shown. */
  onShow?: () => void;
}) {
  const { open, onShow } = props;
  const { t } = useEnvironmentsTranslation();
  const count = bySide(open.items).forMe.length;
  if (count === 0 && open.hasMore) {
    return null;
  }
  const words = open.hasMore
    ? t('approvals.waitingMany', { number: `${count}` })
    : t('approvals.waiting', { count });
  return (
    <div className={styles.row}>
      <h2 className={styles.title}>
        {count === 0 ? t('approvals.waitingNone') : words}
      </h2>
      {count > 0 && onShow && (
        <Button variant="secondary" size="small" onPress={onShow}>
          {t('approvals.waitingShow')}
        </Button>
      )}
    </div>
  );
}
