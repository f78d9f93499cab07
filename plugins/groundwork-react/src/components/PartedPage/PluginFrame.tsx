import { RouteRef } from '@backstage/core-plugin-api';
import {
  PageLayoutProps,
  pluginHeaderActionsApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useMountedPath } from '../../routing';
import { PagePart, PartedPage } from './PartedPage';

/**
 * The properties of a {@link PluginFrame}.
 *
 * @public
 */
export interface PluginFrameProps {
  pluginId: string;
  /** What the portal calls the page. */
  title: string;
  icon: PageLayoutProps['icon'];
  rootRouteRef: RouteRef<undefined>;
  parts: Array<Omit<PagePart, 'title'> & { title?: string }>;
  /** A title of the plugin's own in the language of the person; others as they are. */
  titleOf(title: string | undefined): string | undefined;
}

/**
 * The page of a plugin with its parts, titled in the language of the person.
 *
 * @public
 */
export function PluginFrame(props: PluginFrameProps): JSX.Element {
  const { pluginId, title, icon, rootRouteRef, parts, titleOf } = props;
  const titleLink = useMountedPath(rootRouteRef);
  const headerActions = useApi(
    pluginHeaderActionsApiRef,
  ).getPluginHeaderActions(pluginId);
  return (
    <PartedPage
      title={titleOf(title)}
      icon={icon}
      titleLink={titleLink}
      headerActions={headerActions}
      parts={parts.map(part => ({
        ...part,
        title: titleOf(part.title) ?? part.path,
      }))}
    />
  );
}
