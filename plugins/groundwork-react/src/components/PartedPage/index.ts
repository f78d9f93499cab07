export { PartedPage } from './PartedPage';
export type { PagePart, PartedPageProps } from './PartedPage';
export { PluginFrame } from './PluginFrame';
export type { PluginFrameProps } from './PluginFrame';
