export { forgetOld } from './forgetOld';
export { horizonsAt, readNumbersKept } from './horizons';
export type { Horizons } from './horizons';
export { scheduleForgetting } from './schedule';
export { withoutOldRecords, withoutOldRows } from './withoutOld';
