import { useEffect } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Text } from '@backstage/ui';
import { RiHome5Line, RiSearchLine } from '@remixicon/react';
import { Strata } from '../brand/Strata';
import { useSearchPalette } from '../search/SearchPaletteContext';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import styles from './Errors.module.css';

/** For an address that no page has. */
export function NotFoundPage() {
  const { t } = usePortalTranslation();
  const palette = useSearchPalette();
  const appTitle = useApi(configApiRef).getOptionalString('app.title');
  useEffect(() => {
    document.title = [t('error.notFoundDocumentTitle'), appTitle]
      .filter(Boolean)
      .join(' | ');
  }, [t, appTitle]);
  return (
    <div className={styles.page}>
      <div className={styles.message}>
        <Text as="p" color="secondary" className={styles.code}>
          404
        </Text>
        <Text as="h1" variant="title-small" weight="bold">
          {t('error.notFoundTitle')}
        </Text>
        <Text as="p" color="secondary" className={styles.advice}>
          {t('error.notFoundAdvice')}
        </Text>
        <div className={styles.actions}>
          <Button
            variant="primary"
            iconStart={<RiSearchLine />}
            onPress={() => palette.open()}
          >
            {t('error.search')}
          </Button>
          <ButtonLink variant="secondary" iconStart={<RiHome5Line />} href="/">
            {t('error.home')}
          </ButtonLink>
        </div>
      </div>
      <div className={styles.strata}>
        <Strata />
      </div>
    </div>
  );
}
