export { foldPush } from './foldPush';
export { commitsOfGit } from './commitsOfGit';
export type { CommitRecord } from './types';
