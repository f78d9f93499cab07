import { Place, useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { useDeliveryTranslation } from '../../translation';
import { LinkTo } from '../shared';
import styles from '../shared/shared.module.css';

/** What else there is of a scope. The tabs of the page are of everything. */
export function ScopeLinks(props: { place: Place }) {
  const { place } = props;
  const { t } = useDeliveryTranslation();
  const links = useDeliveryLinks();
  return (
    <nav className={styles.row} aria-label={t('entity.more')}>
      <LinkTo to={links.tests(place)}>{t('tests.tab')}</LinkTo>
      <LinkTo to={links.reviews(place)}>{t('reviews.tab')}</LinkTo>
      <LinkTo to={links.incidents(place)}>{t('incidents.tab')}</LinkTo>
    </nav>
  );
}
