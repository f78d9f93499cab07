import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from 'react-router-dom';
import styles from './EntityLink.module.css';

/**
 * The name that people know an entity by.
 *
 * @public
 */
export function EntityTitle(props: { entityRef: string }): JSX.Element {
  const { primaryTitle } = useEntityPresentation(props.entityRef);
  return <>{primaryTitle}</>;
}

/**
 * The properties of an {@link EntityLink}.
 *
 * @public
 */
export interface EntityLinkProps {
  entityRef: string;
  /** The entity's title, where it is known already. */
  title?: string;
  /** Looks like the text around it until it is pointed at. */
  isQuiet?: boolean;
}

/**
 * Leads to an entity's page; says its title, or the given one.
 *
 * @public
 */
export function EntityLink(props: EntityLinkProps): JSX.Element {
  const { entityRef, title, isQuiet } = props;
  const entityLink = useEntityRefLink();
  return (
    <Link
      to={entityLink(entityRef)}
      className={styles.link}
      data-quiet={isQuiet || undefined}
    >
      {title ?? <EntityTitle entityRef={entityRef} />}
    </Link>
  );
}
