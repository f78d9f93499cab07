import {
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../../translation';

/** Why nothing was deployed. */
export function NotDone(props: { error: Error; hasChanged: boolean }) {
  const { error, hasChanged } = props;
  const { t } = useEnvironmentsTranslation();
  const reason = reasonOf(error);
  return hasChanged ? (
    <Notice
      title={t('deployments.changed')}
      advice={t('deployments.changedAdvice', { reason })}
    />
  ) : (
    <Notice title={t('deployments.notDone')} advice={reason} />
  );
}
