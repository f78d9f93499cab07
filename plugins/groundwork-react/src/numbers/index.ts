export { formatNumber, formatShare } from './format';
