import { ReactNode, useMemo } from 'react';
import type { NavContentNavItems } from '@backstage/plugin-app-react';
import {
  RiAddCircleLine,
  RiBox3Line,
  RiHome5Line,
  RiNotification3Line,
  RiPlugLine,
  RiSettings3Line,
} from '@remixicon/react';
import { groupPages, NavGroups, NavPage } from './navGroups';

/** A page as the navigation draws it. */
export interface NavItem extends NavPage {
  href: string;
  icon: ReactNode;
}

/** Icons of one family for the pages that every portal has. */
const ICONS: Record<string, ReactNode> = {
  'page:home': <RiHome5Line />,
  'page:catalog': <RiBox3Line />,
  'page:api-docs': <RiPlugLine />,
  'page:scaffolder': <RiAddCircleLine />,
  'page:notifications': <RiNotification3Line />,
  'page:user-settings': <RiSettings3Line />,
};

/** The installed pages in the portal's order. */
export function useNavGroups(navItems: NavContentNavItems): NavGroups<NavItem> {
  return useMemo(
    () =>
      groupPages(
        navItems
          .clone()
          .rest()
          .map(({ node, href, title, icon }) => ({
            id: node.spec.id,
            pluginId: node.spec.plugin.pluginId,
            href,
            title,
            icon: ICONS[node.spec.id] ?? icon,
          })),
      ),
    [navItems],
  );
}
