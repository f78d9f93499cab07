import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { PortalNav } from './PortalNav';

export const navContent = NavContentBlueprint.make({
  params: { component: PortalNav },
});
