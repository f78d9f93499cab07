import { Link } from 'react-router-dom';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import styles from './shared.module.css';

/** Leads to an environment. */
export function EnvironmentLink(props: { id: string; name: string }) {
  const { id, name } = props;
  const to = useEnvironmentsLinks().environment(id);
  return to ? (
    <Link to={to} className={styles.link}>
      {name}
    </Link>
  ) : (
    <>{name}</>
  );
}
