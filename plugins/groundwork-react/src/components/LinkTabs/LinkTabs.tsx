import { NavLink } from 'react-router-dom';
import styles from './LinkTabs.module.css';

/**
 * A part of a page with an address of its own.
 *
 * @public
 */
export interface LinkTab {
  title: string;
  to: string;
  /** Whether its address begins those of the others. */
  isFirst?: boolean;
  /** How much there is of it. */
  count?: number;
}

/**
 * The parts of a page: links, since each has an address of its own.
 *
 * @public
 */
export function LinkTabs(props: {
  label: string;
  tabs: LinkTab[];
}): JSX.Element {
  const { label, tabs } = props;
  return (
    <nav className={styles.tabs} aria-label={label}>
      <ul>
        {tabs.map(({ title, to, isFirst, count }) => (
          <li key={to}>
            <NavLink to={to} end={isFirst} className={styles.tab}>
              {title}
              {count !== undefined && (
                <>
                  {' '}
                  <span className={styles.count}>{count}</span>
                </>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
