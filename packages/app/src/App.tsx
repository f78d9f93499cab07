import { createApp } from '@backstage/frontend-defaults';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { Splash } from './brand/Splash';
import { catalogModules } from './catalog/module';
import { developerModules } from './developer/module';
import { errorExtensions } from './errors/module';
import { homeModules } from './home/module';
import { iconBundle } from './icons/icons';
import { layoutExtensions } from './layout/module';
import { navContent } from './nav/module';
import { searchModules } from './search/module';
import { signInExtensions } from './signIn/module';
import { darkTheme, lightTheme } from './theme/themes';
import { portalTranslations } from './translation/module';

/** What makes the portal this portal; plugins are found by `app.packages`. */
export const portalModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ...layoutExtensions,
    navContent,
    ...signInExtensions,
    lightTheme,
    darkTheme,
    iconBundle,
    ...errorExtensions,
    portalTranslations,
  ],
});

export default createApp({
  features: [
    portalModule,
    ...homeModules,
    ...searchModules,
    ...catalogModules,
    ...developerModules,
  ],
  advanced: { loadingElement: <Splash /> },
});
