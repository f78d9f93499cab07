import type { ErrorDisplayProps } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Notice } from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import styles from './Errors.module.css';

/** In place of a part of the page that could not be drawn. */
export function PartError(props: ErrorDisplayProps) {
  const { plugin, error, resetError } = props;
  const { t } = usePortalTranslation();
  return (
    <div className={styles.part}>
      <Notice
        title={t('error.brokenTitle', {
          plugin: plugin?.title ?? plugin?.pluginId ?? '',
        })}
        advice={t('error.brokenAdvice')}
        detail={{
          label: t('error.detail'),
          text: `${error.name}: ${error.message}`,
        }}
      >
        <Button variant="secondary" onPress={resetError}>
          {t('error.retry')}
        </Button>
      </Notice>
    </div>
  );
}
