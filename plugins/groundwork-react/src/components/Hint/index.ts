export { Hint } from './Hint';
export type { HintProps } from './Hint';
export { useHint } from './useHint';
export type { HintTarget } from './useHint';
