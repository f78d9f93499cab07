export { Backfills, notFound } from './Backfills';
export { ComponentPaths } from './ComponentPaths';
export { createBackfills } from './createBackfills';
export { isNamedByFolder } from './repositoryName';
