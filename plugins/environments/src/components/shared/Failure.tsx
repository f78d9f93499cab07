import { Button } from '@backstage/ui';
import {
  isDenied,
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';

/** What is said to those who may not see environments. */
export function useDenied(): { title: string; advice: string } {
  const { t } = useEnvironmentsTranslation();
  return { title: t('shared.deniedTitle'), advice: t('shared.deniedAdvice') };
}

/** What could not be read, that nothing was lost, and a way to try again. */
export function Failure(props: { title: string; error: Error; retry(): void }) {
  const { title, error, retry } = props;
  const { t } = useEnvironmentsTranslation();
  const denied = useDenied();
  return isDenied(error) ? (
    <Notice tone="neutral" {...denied} />
  ) : (
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
