export { Emptiness } from './Emptiness';
export type { PanelEmptiness } from './Emptiness';
export { Panel, PanelFrame } from './Panel';
export type { PanelFrameProps, PanelProps } from './Panel';
