import { Link } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { useLoadable } from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { useEnvironmentsTranslation } from '../../translation';
import { bySide } from '../ApprovalsPage/approvals';
import styles from './MyEnvironments.module.css';

/** The most that the backend gives at once. */
const COUNTED = 200;

/** That others wait until the person agrees; nothing where nobody does. */
export function WaitingForMe() {
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const { approvals } = useEnvironmentsLinks();
  const open = useLoadable(
    () => api.queryApprovals({ status: 'open', limit: COUNTED }),
    [api],
  );
  // While it is not known, or cannot be read, the page of approvals says so; what
  // the widget is for is shown all the same.
  if (open.status !== 'ready' || !approvals) {
    return null;
  }
  const count = bySide(open.value.items).forMe.length;
  if (count === 0) {
    return null;
  }
  return (
    <Link className={styles.waiting} to={approvals}>
      {open.value.pageInfo.nextCursor
        ? t('approvals.waitingMany', { number: `${count}` })
        : t('approvals.waiting', { count })}
    </Link>
  );
}
