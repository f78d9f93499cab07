import { VisuallyHidden } from '@backstage/ui';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { NavItem } from './navItems';
import { NavLink } from './NavLink';
import { useUnreadCount } from './useNotifications';
import styles from './Nav.module.css';

/** The notifications page with how many are unread. */
export function NotificationsLink(props: {
  item: NavItem;
  onNavigate?(): void;
}) {
  const { item, onNavigate } = props;
  const { t } = usePortalTranslation();
  const unread = useUnreadCount() ?? 0;
  return (
    <NavLink
      href={item.href}
      icon={item.icon}
      title={t('nav.notifications')}
      onClick={onNavigate}
      end={
        unread > 0 && (
          <span className={styles.count}>
            <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
            <VisuallyHidden>
              {t('nav.unread', { count: unread })}
            </VisuallyHidden>
          </span>
        )
      }
    />
  );
}
