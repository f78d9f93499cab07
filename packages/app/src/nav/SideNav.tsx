import { Link } from 'react-router-dom';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useSidebarPinState } from '@backstage/core-components';
import { RiContractLeftLine, RiContractRightLine } from '@remixicon/react';
import { Logo } from '../brand/Logo';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { NavGroups } from './navGroups';
import { NavItem } from './navItems';
import { NavLink } from './NavLink';
import { NavList } from './NavList';
import { NotificationsLink } from './NotificationsLink';
import { PersonMenu } from './PersonMenu';
import { SearchButton } from './SearchButton';
import { usePerson } from './usePerson';
import styles from './Nav.module.css';

function CollapseButton() {
  const { isPinned, toggleSidebarPinState } = useSidebarPinState();
  const { t } = usePortalTranslation();
  const title = t(isPinned ? 'nav.collapse' : 'nav.expand');
  return (
    <button
      type="button"
      className={styles.collapse}
      aria-label={title}
      title={title}
      onClick={toggleSidebarPinState}
    >
      {isPinned ? <RiContractLeftLine /> : <RiContractRightLine />}
    </button>
  );
}

/** The navigation beside the page. */
export function SideNav(props: { groups: NavGroups<NavItem> }) {
  const { groups } = props;
  const { t } = usePortalTranslation();
  const { isPinned } = useSidebarPinState();
  const appTitle = useApi(configApiRef).getOptionalString('app.title');
  const person = usePerson();
  return (
    <nav
      className={styles.side}
      aria-label={t('nav.label')}
      data-expanded={isPinned || undefined}
    >
      <div className={styles.top}>
        <Link to="/" className={styles.brand}>
          <Logo name={appTitle ?? ''} />
        </Link>
        <CollapseButton />
      </div>
      <SearchButton />
      <div className={styles.scroll}>
        <NavList items={groups.main} />
        <NavList
          items={groups.capabilities}
          heading={t('nav.groupCapabilities')}
        />
        <NavList items={groups.other} heading={t('nav.groupOther')} />
      </div>
      <ul className={styles.list}>
        {groups.notifications && (
          <li>
            <NotificationsLink item={groups.notifications} />
          </li>
        )}
        {groups.settings && (
          <li>
            <NavLink
              href={groups.settings.href}
              icon={groups.settings.icon}
              title={t('nav.settings')}
            />
          </li>
        )}
      </ul>
      {person && <PersonMenu person={person} />}
    </nav>
  );
}
