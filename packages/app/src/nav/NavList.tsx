import { useId } from 'react';
import { NavItem } from './navItems';
import { NavLink } from './NavLink';
import styles from './Nav.module.css';

/** Pages under a heading, or nothing when there are none. */
export function NavList(props: {
  items: NavItem[];
  heading?: string;
  onNavigate?(): void;
}) {
  const { items, heading, onNavigate } = props;
  const headingId = useId();
  if (items.length === 0) {
    return null;
  }
  return (
    <div className={styles.group}>
      {heading && (
        <div id={headingId} className={styles.heading}>
          {heading}
        </div>
      )}
      <ul
        className={styles.list}
        aria-labelledby={heading ? headingId : undefined}
      >
        {items.map(item => (
          <li key={item.id}>
            <NavLink
              href={item.href}
              icon={item.icon}
              title={item.title}
              onClick={onNavigate}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
