import {
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';

/** That what is shown could not be read anew. */
export function Stale(props: { error: Error | undefined }) {
  const { error } = props;
  const { t } = useDeliveryTranslation();
  return error ? (
    <Notice
      tone="warning"
      title={t('shared.refreshFailed')}
      advice={reasonOf(error)}
    />
  ) : null;
}
