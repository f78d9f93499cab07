import { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import { useMaturityTranslation } from '../../translation';

/** Why a check does not pass; of what is unknown, what would have it measured. */
export function CheckMessage(props: { status: CheckStatus; message?: string }) {
  const { status, message } = props;
  const { t } = useMaturityTranslation();
  if (!message) {
    return null;
  }
  return status === 'unknown' ? (
    <>
      {t('shared.notMeasured')}. {message}
    </>
  ) : (
    <>{message}</>
  );
}
