export { CohortShape, PairedDots } from './PairedDots';
export type { Dot } from './PairedDots';
export { TrendChart } from './TrendChart';
export { WithTable } from './WithTable';
