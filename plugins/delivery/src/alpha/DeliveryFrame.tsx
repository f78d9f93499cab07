import {
  PageLayoutProps,
  pluginHeaderActionsApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import {
  PagePart,
  PartedPage,
  useMountedPath,
} from '@groundwork/backstage-plugin-groundwork-react';
import { rootRouteRef } from '../routes';
import { useDeliveryTranslation } from '../translation';
import { translatedTitle } from './titles';

/** The page with its parts, titled in the language of the person. */
export function DeliveryFrame(props: {
  pluginId: string;
  title: string;
  icon: PageLayoutProps['icon'];
  parts: Array<Omit<PagePart, 'title'> & { title?: string }>;
}) {
  const { pluginId, title, icon, parts } = props;
  const { t } = useDeliveryTranslation();
  const titleLink = useMountedPath(rootRouteRef);
  const headerActions = useApi(
    pluginHeaderActionsApiRef,
  ).getPluginHeaderActions(pluginId);
  return (
    <PartedPage
      title={translatedTitle(title, t)}
      icon={icon}
      titleLink={titleLink}
      headerActions={headerActions}
      parts={parts.map(part => ({
        ...part,
        title: translatedTitle(part.title, t) ?? part.path,
      }))}
    />
  );
}
