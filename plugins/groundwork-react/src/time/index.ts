export { formatAbsoluteTime, formatRelativeTime, formatUntil } from './format';
export { useLocale } from './useLocale';
export { useNow } from './useNow';
