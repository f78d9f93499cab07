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
export { Remarks } from './Remarks';
export { ScopeName } from './ScopeName';
export { Stale } from './Stale';
export { useIsNarrow } from './useIsNarrow';
