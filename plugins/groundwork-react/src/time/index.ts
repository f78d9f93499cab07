export {
  formatAbsoluteTime,
  formatDay,
  formatMoment,
  formatRelativeTime,
  formatUntil,
} from './format';
export { useLocale } from './useLocale';
export { useNow } from './useNow';
