import {
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useMaturityTranslation } from '../../translation';

/** That what is shown could not be read anew. */
export function Stale(props: { error: Error | undefined }) {
  const { error } = props;
  const { t } = useMaturityTranslation();
  return error ? (
    <Notice
      tone="warning"
      title={t('shared.refreshFailed')}
      advice={reasonOf(error)}
    />
  ) : null;
}
