export { KindIcon } from './KindIcon';
export { kindIcons } from './kindIcons';
