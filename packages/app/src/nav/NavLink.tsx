import { ReactNode } from 'react';
import { NavLink as RouterNavLink } from 'react-router-dom';
import styles from './Nav.module.css';

/** A page in the navigation; says `aria-current` when it is the one shown. */
export function NavLink(props: {
  href: string;
  icon: ReactNode;
  title: string;
  /** Shown at the end, e.g. a count. */
  end?: ReactNode;
  onClick?(): void;
}) {
  const { href, icon, title, end, onClick } = props;
  return (
    <RouterNavLink
      to={href}
      end={href === '/'}
      className={styles.item}
      title={title}
      onClick={onClick}
    >
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.label}>{title}</span>
      {end}
    </RouterNavLink>
  );
}
