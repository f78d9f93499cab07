export { AskDialog } from './AskDialog';
export { Item } from './Item';
export { Loading } from './Loading';
export { useSending } from './useSending';
export type { Sending } from './useSending';
export { Who } from './Who';
