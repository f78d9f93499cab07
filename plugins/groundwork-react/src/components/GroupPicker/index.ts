export { GroupPicker, useGroupOption } from './GroupPicker';
export type { GroupPickerProps } from './GroupPicker';
export type { GroupOption } from './groups';
