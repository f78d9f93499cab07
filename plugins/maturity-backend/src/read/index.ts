export { createReaders } from './createReaders';
export type { Readers } from './createReaders';
