export { CopyButton } from './CopyButton';
export type { CopyButtonProps } from './CopyButton';
export { useCopy } from './useCopy';
export type { CopyState } from './useCopy';
