import { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import styles from './shared.module.css';

/** Leads to another screen; is plain text where that is not installed. */
export function LinkTo(props: { to: string | undefined; children: ReactNode }) {
  const { to, children } = props;
  return to ? (
    <Link to={to} className={styles.link}>
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
}
