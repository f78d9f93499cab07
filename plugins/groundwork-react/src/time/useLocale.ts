import { useGroundworkTranslation } from '../translation';
import { localeOf } from './locale';

/**
 * The locale for dates and numbers among texts in the person's language.
 *
 * @public
 */
export function useLocale(): string {
  const { t } = useGroundworkTranslation();
  return localeOf(t('language'), navigator.languages ?? []);
}
