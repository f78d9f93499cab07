import { ResponseError } from '@backstage/errors';
import { Button } from '@backstage/ui';
import {
  isDenied,
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useMaturityLinks } from '../../hooks/useMaturityLinks';
import { useMaturityTranslation } from '../../translation';
import { LinkTo } from './LinkTo';

const READ = 'maturity.read';

/** What is said to those who lack a permission. */
export function useDenied(permission: string = READ): {
  title: string;
  advice: string;
} {
  const { t } = useMaturityTranslation();
  return {
    title: t('shared.deniedTitle'),
    advice: t('shared.deniedAdvice', { permission }),
  };
}

/** Whether what was asked for is not there, which trying again does not change. */
const isUnknown = (error: Error) =>
  error.name === 'NotFoundError' ||
  (error instanceof ResponseError && error.response.status === 404);

/** What could not be read, that nothing was lost, and a way to try again. */
export function Failure(props: {
  title: string;
  error: Error;
  retry(): void;
  /** The permission that it takes; that of reading unless said. */
  permission?: string;
}) {
  const { title, error, retry, permission } = props;
  const { t } = useMaturityTranslation();
  const denied = useDenied(permission);
  const links = useMaturityLinks();
  if (isDenied(error)) {
    return <Notice tone="neutral" {...denied} />;
  }
  if (isUnknown(error)) {
    return (
      <Notice
        tone="neutral"
        title={t('shared.unknownTitle')}
        advice={reasonOf(error)}
      >
        <LinkTo to={links.all()}>{t('organisation.showAll')}</LinkTo>
      </Notice>
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
