import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from 'react-router-dom';
import styles from './EntityLink.module.css';

/** The name that people know an entity by. */
export function EntityTitle(props: { entityRef: string }) {
  const { primaryTitle } = useEntityPresentation(props.entityRef);
  return <>{primaryTitle}</>;
}

/** Leads to an entity's page; says its title, or the given one. */
export function EntityLink(props: {
  entityRef: string;
  title?: string;
  isQuiet?: boolean;
}) {
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
