/**
 * The plugin for the new frontend system.
 *
 * @packageDocumentation
 */

import { FrontendPlugin } from '@backstage/frontend-plugin-api';
import { maturityFrontendPlugin } from './plugin';

/**
 * The plugin, for apps of the new frontend system. Its extensions are listed in
 * the README; apps change them by configuration.
 *
 * @alpha
 */
const plugin: FrontendPlugin = maturityFrontendPlugin;
export default plugin;
