import { parseEntityRef } from '@backstage/catalog-model';
import { EntityLink } from '../EntityLink';
import { KindIcon } from '../KindIcon';
import styles from './EntityName.module.css';

/**
 * An entity by title, with its kind as icon.
 *
 * @public
 */
export function EntityName(props: {
  entityRef: string;
  /** The entity's title, where it is known already. */
  title?: string;
}): JSX.Element {
  const { entityRef, title } = props;
  return (
    <span className={styles.name}>
      <KindIcon kind={parseEntityRef(entityRef).kind} />
      <EntityLink entityRef={entityRef} title={title} />
    </span>
  );
}
