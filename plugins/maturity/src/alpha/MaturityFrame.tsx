import {
  PluginFrame,
  PluginFrameProps,
} from '@groundwork/backstage-plugin-groundwork-react';
import { rootRouteRef } from '../routes';
import { useMaturityTranslation } from '../translation';
import { translatedTitle } from './titles';

/** The page with its parts, titled in the language of the person. */
export function MaturityFrame(
  props: Omit<PluginFrameProps, 'rootRouteRef' | 'titleOf'>,
) {
  const { t } = useMaturityTranslation();
  return (
    <PluginFrame
      {...props}
      rootRouteRef={rootRouteRef}
      titleOf={title => translatedTitle(title, t)}
    />
  );
}
