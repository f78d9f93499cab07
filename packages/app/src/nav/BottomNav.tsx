import { ReactNode, useState } from 'react';
import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { RiMenuLine, RiSearchLine } from '@remixicon/react';
import { useSearchPalette } from '../search/SearchPaletteContext';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { NavGroups } from './navGroups';
import { NavItem } from './navItems';
import { NavLink } from './NavLink';
import { NavList } from './NavList';
import { NotificationsLink } from './NotificationsLink';
import { PersonMenu } from './PersonMenu';
import { usePerson } from './usePerson';
import styles from './BottomNav.module.css';
import navStyles from './Nav.module.css';

function AllPages(props: { groups: NavGroups<NavItem>; onClose(): void }) {
  const { groups, onClose } = props;
  const { t } = usePortalTranslation();
  const person = usePerson();
  return (
    <nav aria-label={t('nav.label')} className={styles.sheet}>
      <NavList items={groups.main} onNavigate={onClose} />
      <NavList
        items={groups.capabilities}
        heading={t('nav.groupCapabilities')}
        onNavigate={onClose}
      />
      <NavList
        items={groups.other}
        heading={t('nav.groupOther')}
        onNavigate={onClose}
      />
      <ul className={navStyles.list}>
        {groups.notifications && (
          <li>
            <NotificationsLink
              item={groups.notifications}
              onNavigate={onClose}
            />
          </li>
        )}
        {groups.settings && (
          <li>
            <NavLink
              href={groups.settings.href}
              icon={groups.settings.icon}
              title={t('nav.settings')}
              onClick={onClose}
            />
          </li>
        )}
      </ul>
      {person && <PersonMenu person={person} />}
    </nav>
  );
}

function BarButton(props: {
  icon: ReactNode;
  title: string;
  isExpanded?: boolean;
  onClick(): void;
}) {
  const { icon, title, isExpanded, onClick } = props;
  return (
    <button
      type="button"
      className={navStyles.item}
      aria-haspopup="dialog"
      aria-expanded={isExpanded}
      onClick={onClick}
    >
      <span className={navStyles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={navStyles.label}>{title}</span>
    </button>
  );
}

/** The navigation of a phone: within reach of the thumb. */
export function BottomNav(props: { groups: NavGroups<NavItem> }) {
  const { groups } = props;
  const { t } = usePortalTranslation();
  const palette = useSearchPalette();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <nav className={styles.bar} aria-label={t('nav.label')}>
        {groups.main.slice(0, 2).map(({ id, href, icon, title }) => (
          <NavLink key={id} href={href} icon={icon} title={title} />
        ))}
        <BarButton
          icon={<RiSearchLine />}
          title={t('search.open')}
          onClick={() => palette.open()}
        />
        {groups.notifications && (
          <NotificationsLink item={groups.notifications} />
        )}
        <BarButton
          icon={<RiMenuLine />}
          title={t('nav.more')}
          isExpanded={isOpen}
          onClick={() => setOpen(true)}
        />
      </nav>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} className={styles.dialog}>
        <DialogHeader>{t('nav.moreTitle')}</DialogHeader>
        <DialogBody>
          <AllPages groups={groups} onClose={() => setOpen(false)} />
        </DialogBody>
      </Dialog>
    </>
  );
}
