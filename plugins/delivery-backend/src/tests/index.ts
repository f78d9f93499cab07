export { createTests } from './createTests';
export type { Tests } from './createTests';
export { lineOf } from './Quarantines';
export type { QuarantinedTest } from './Quarantines';
export { forgetOldTests, markKnown } from './retention';
export { scheduleTests } from './schedule';
export type { UploadAbout, UploadReceipt } from './types';
