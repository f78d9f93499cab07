export { countStatements } from './countStatements';
export type { CountedStatements } from './countStatements';
export { describeEachDatabase } from './describeEachDatabase';
export type { DatabaseUnderTest } from './describeEachDatabase';
