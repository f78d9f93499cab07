export { Ends } from './Ends';
export { EnvironmentLines } from './EnvironmentLines';
export { EnvironmentLink } from './EnvironmentLink';
export { EnvironmentTable } from './EnvironmentTable';
export type { SortedBy } from './EnvironmentTable';
export { Failure, useDenied } from './Failure';
export { PhaseMark } from './PhaseMark';
