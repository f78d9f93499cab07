export { Directory, emptySnapshot } from './Directory';
export type { DirectoryChange } from './Directory';
export { DirectoryStore } from './DirectoryStore';
export { Snapshot } from './Snapshot';
export type { CatalogComponent, CatalogContents } from './types';
