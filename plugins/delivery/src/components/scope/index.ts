export { PeriodPicker } from './PeriodPicker';
export { ScopeBar } from './ScopeBar';
export { ScopeLinks } from './ScopeLinks';
