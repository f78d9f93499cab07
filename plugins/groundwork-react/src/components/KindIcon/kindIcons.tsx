import { ReactElement } from 'react';
import {
  RiBox3Line,
  RiCommunityLine,
  RiDatabase2Line,
  RiFileList3Line,
  RiMapPinLine,
  RiPlugLine,
  RiStackLine,
  RiTeamLine,
  RiUserLine,
} from '@remixicon/react';

/**
 * The icons of the catalog's kinds, by kind in lower case.
 *
 * @public
 */
export const kindIcons: Readonly<Record<string, ReactElement>> = {
  api: <RiPlugLine size="1em" />,
  component: <RiBox3Line size="1em" />,
  domain: <RiCommunityLine size="1em" />,
  group: <RiTeamLine size="1em" />,
  location: <RiMapPinLine size="1em" />,
  resource: <RiDatabase2Line size="1em" />,
  system: <RiStackLine size="1em" />,
  template: <RiFileList3Line size="1em" />,
  user: <RiUserLine size="1em" />,
};
