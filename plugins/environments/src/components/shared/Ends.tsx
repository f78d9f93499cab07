import {
  RelativeTime,
  useNow,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';

/** When an environment ends, or that it has ended or has no end. */
export function Ends(props: { expiresAt: string | undefined }) {
  const { expiresAt } = props;
  const { t } = useEnvironmentsTranslation();
  const now = useNow();
  if (!expiresAt) {
    return <>{t('shared.noEnd')}</>;
  }
  const isOver = Date.parse(expiresAt) <= now.getTime();
  return (
    <>
      {t(isOver ? 'shared.ended' : 'shared.ends')}{' '}
      <RelativeTime value={expiresAt} />
    </>
  );
}
