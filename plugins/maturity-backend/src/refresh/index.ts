export * from './createRefresher';
export { ALL } from './FindingReader';
export { FIGURE_DAYS } from './readFigures';
export { scheduleRefresh } from './schedule';
