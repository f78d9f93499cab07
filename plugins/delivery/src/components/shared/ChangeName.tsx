import { ChangeSummary } from '@groundwork/backstage-plugin-delivery-common';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { LinkTo } from './LinkTo';
import styles from './shared.module.css';

/** A change by its title, with where it is below. */
export function ChangeName(props: { change: ChangeSummary }) {
  const { id, number, title, repository } = props.change;
  const links = useDeliveryLinks();
  return (
    <>
      <LinkTo to={links.change(id)}>{title}</LinkTo>
      <div className={styles.below}>
        {number === undefined ? repository : `${repository} #${number}`}
      </div>
    </>
  );
}
