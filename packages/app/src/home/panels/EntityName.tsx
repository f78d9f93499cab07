import { parseEntityRef } from '@backstage/catalog-model';
import { EntityLink } from '../../components/EntityLink';
import { KindIcon } from '../../icons/KindIcon';
import styles from './Panels.module.css';

/** An entity by title, with its kind as icon. */
export function EntityName(props: { entityRef: string; title?: string }) {
  const { entityRef, title } = props;
  return (
    <span className={styles.name}>
      <KindIcon kind={parseEntityRef(entityRef).kind} />
      <EntityLink entityRef={entityRef} title={title} />
    </span>
  );
}
