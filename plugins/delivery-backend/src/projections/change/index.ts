export { foldChange } from './foldChange';
export type { ChangeRecord, ChangeRules } from './foldChange';
export {
  GIT_CHANGE_TYPE,
  readGitChangeEvent,
  toGitChangeEvent,
} from './gitChangeEvent';
export type { GitChangeTold } from './gitChangeEvent';
export type { PseudonymOf } from './reviewCourse';
