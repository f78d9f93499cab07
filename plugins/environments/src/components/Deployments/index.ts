export { HistoryPanel } from './HistoryPanel';
export { StagesPanel } from './StagesPanel';
