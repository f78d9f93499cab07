export { DEFAULT_SHORTCUT, WhoOwnsDialogRoot } from './WhoOwnsDialogRoot';
