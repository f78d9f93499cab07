export { ShareBar } from './ShareBar';
export type { ShareBarFill, ShareBarPart, ShareBarProps } from './ShareBar';
