export { AskDialog } from './AskDialog';
export type { AskDialogProps } from './AskDialog';
