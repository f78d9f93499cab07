export { LevelPips } from './LevelPips';
export type { LevelPipsProps } from './LevelPips';
