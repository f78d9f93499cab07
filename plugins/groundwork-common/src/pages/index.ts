export { createCursorCodec } from './cursor';
export type {
  CursorCodec,
  CursorContent,
  CursorFieldType,
  CursorFieldValue,
  CursorShape,
} from './cursor';
export { pages } from './pages';
export type { Page, PageInfo } from './types';
