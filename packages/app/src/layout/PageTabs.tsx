import { NavLink } from 'react-router-dom';
import type { PageLayoutTab } from '@backstage/frontend-plugin-api';
import styles from './PageTabs.module.css';

/** The parts of a page: links, since each has an address of its own. */
export function PageTabs(props: {
  label: string;
  tabs: PageLayoutTab[];
  parentPath: string;
}) {
  const { label, tabs, parentPath } = props;
  return (
    <nav className={styles.tabs} aria-label={label}>
      <ul>
        {tabs.map(({ id, label: title, href }) => (
          <li key={id}>
            <NavLink
              to={href.startsWith('/') ? href : `${parentPath}/${href}`}
              className={styles.tab}
            >
              {title}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
