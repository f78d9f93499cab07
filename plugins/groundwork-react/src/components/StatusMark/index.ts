export { StatusMark } from './StatusMark';
export type { StatusMarkProps, StatusTone } from './StatusMark';
