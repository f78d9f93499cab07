import { NavLink } from 'react-router-dom';
import type { PageLayoutTab } from '@backstage/frontend-plugin-api';
import styles from './PageTabs.module.css';

function addressOf(href: string, parentPath: string): string {
  if (href.startsWith('/')) {
    return href;
  }
  return href ? `${parentPath}/${href}` : parentPath;
}

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
              to={addressOf(href, parentPath)}
              // The page's own address begins those of all its tabs.
              end={href === ''}
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
