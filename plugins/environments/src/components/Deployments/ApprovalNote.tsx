import { Link } from 'react-router-dom';
import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { agreedTo } from '../../logic/deployments';
import { useEnvironmentsTranslation } from '../../translation';
import { EntityLinks } from './EntityLinks';
import styles from './Deployments.module.css';

/** Who has to agree, how many have, and where one decides. */
export function ApprovalNote(props: { approval: ApprovalRequest }) {
  const { approval } = props;
  const { id, groups, required, mayDecide, mayNotReason } = approval;
  const { t } = useEnvironmentsTranslation();
  const to = useEnvironmentsLinks().approval(id);
  return (
    <>
      <p className={styles.aside}>
        {t('deployments.agreed', {
          given: `${agreedTo(approval)}`,
          required: `${required}`,
        })}
        {'. '}
        {t('deployments.decidedBy')} <EntityLinks entityRefs={groups} />
        {'. '}
        {mayDecide && t('deployments.youMayDecide')}
        {mayNotReason &&
          t('deployments.youMayNotDecide', { reason: mayNotReason })}
      </p>
      {to && (
        <Link to={to} className={styles.link}>
          {t('deployments.toApproval')}
        </Link>
      )}
    </>
  );
}
