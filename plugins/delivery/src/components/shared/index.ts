export { AskDialog } from './AskDialog';
export { ChangeName } from './ChangeName';
export { ComponentField } from './ComponentField';
export { EntityOrText } from './EntityOrText';
export { Failure, useDenied } from './Failure';
export { LinkTo } from './LinkTo';
export { Loading } from './Loading';
export {
  MetricDifference,
  MetricName,
  MetricTrend,
  MetricValue,
} from './MetricParts';
export { MinuteField } from './MinuteField';
export { More } from './More';
export { Remarks } from './Remarks';
export { ScopeName } from './ScopeName';
export { Stale } from './Stale';
export { useIsNarrow } from './useIsNarrow';
export { useSending } from './useSending';
export type { Sending } from './useSending';
