export { downloadFile } from './downloadFile';
export { useSettled } from './useSettled';
export { useToast } from './useToast';
