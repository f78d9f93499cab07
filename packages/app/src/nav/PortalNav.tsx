import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import { useSidebarPinState } from '@backstage/core-components';
import { BottomNav } from './BottomNav';
import { useNavGroups } from './navItems';
import { SideNav } from './SideNav';
import { useNotificationToasts } from './useNotifications';

/** The portal's navigation: beside the page, or below it on a phone. */
export function PortalNav(props: NavContentComponentProps) {
  const groups = useNavGroups(props.navItems);
  const { isMobile } = useSidebarPinState();
  useNotificationToasts();
  return isMobile ? <BottomNav groups={groups} /> : <SideNav groups={groups} />;
}
