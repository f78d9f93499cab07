import {
  PluginFrame,
  PluginFrameProps,
} from '@groundwork/backstage-plugin-groundwork-react';
import { rootRouteRef } from '../routes';
import { useEnvironmentsTranslation } from '../translation';
import { translatedTitle } from './titles';

/** The page with its parts, titled in the language of the person. */
export function EnvironmentsFrame(
  props: Omit<PluginFrameProps, 'rootRouteRef' | 'titleOf'>,
) {
  const { t } = useEnvironmentsTranslation();
  return (
    <PluginFrame
      {...props}
      rootRouteRef={rootRouteRef}
      titleOf={title => translatedTitle(title, t)}
    />
  );
}
