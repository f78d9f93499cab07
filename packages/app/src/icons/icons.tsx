import { IconBundleBlueprint } from '@backstage/plugin-app-react';
import {
  RiAddCircleLine,
  RiAlertLine,
  RiBook2Line,
  RiBox3Line,
  RiChat3Line,
  RiDashboardLine,
  RiExternalLinkLine,
  RiFileTextLine,
  RiGithubFill,
  RiImageLine,
  RiMailLine,
  RiQuestionLine,
  RiSearchLine,
  RiStarFill,
  RiStarLine,
  RiTeamLine,
  RiUserLine,
} from '@remixicon/react';
import { kindIcons } from '@groundwork/backstage-plugin-groundwork-react';

const byKind = Object.fromEntries(
  Object.entries(kindIcons).map(([kind, icon]) => [`kind:${kind}`, icon]),
);

/** One set of icons for what we draw and what plugins look up by name. */
export const iconBundle = IconBundleBlueprint.make({
  name: 'groundwork',
  params: {
    icons: {
      ...byKind,
      brokenImage: <RiImageLine size="1em" />,
      catalog: <RiBox3Line size="1em" />,
      chat: <RiChat3Line size="1em" />,
      dashboard: <RiDashboardLine size="1em" />,
      docs: <RiFileTextLine size="1em" />,
      email: <RiMailLine size="1em" />,
      externalLink: <RiExternalLinkLine size="1em" />,
      github: <RiGithubFill size="1em" />,
      group: <RiTeamLine size="1em" />,
      help: <RiQuestionLine size="1em" />,
      scaffolder: <RiAddCircleLine size="1em" />,
      search: <RiSearchLine size="1em" />,
      star: <RiStarFill size="1em" />,
      techdocs: <RiBook2Line size="1em" />,
      unstarred: <RiStarLine size="1em" />,
      user: <RiUserLine size="1em" />,
      warning: <RiAlertLine size="1em" />,
    },
  },
});
