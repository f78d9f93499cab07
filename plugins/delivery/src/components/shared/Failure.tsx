import { ResponseError } from '@backstage/errors';
import { Button } from '@backstage/ui';
import {
  isDenied,
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';

/** What is said to those who may not see delivery. */
export function useDenied(): { title: string; advice: string } {
  const { t } = useDeliveryTranslation();
  return { title: t('shared.deniedTitle'), advice: t('shared.deniedAdvice') };
}

/** Whether what was asked for is not there, which trying again does not change. */
const isUnknown = (error: Error) =>
  error.name === 'NotFoundError' ||
  (error instanceof ResponseError && error.response.status === 404);

/** What could not be read, that nothing was lost, and a way to try again. */
export function Failure(props: { title: string; error: Error; retry(): void }) {
  const { title, error, retry } = props;
  const { t } = useDeliveryTranslation();
  const denied = useDenied();
  if (isDenied(error)) {
    return <Notice tone="neutral" {...denied} />;
  }
  if (isUnknown(error)) {
    return (
      <Notice
        tone="neutral"
        title={t('shared.unknownTitle')}
        advice={reasonOf(error)}
      />
    );
  }
  return (
    <Notice
      title={title}
      advice={t('shared.failedAdvice', { reason: reasonOf(error) })}
    >
      <Button variant="secondary" onPress={retry}>
        {t('shared.retry')}
      </Button>
    </Notice>
  );
}
