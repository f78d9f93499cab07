import { createExpressionCompiler } from '../cel';
import type { FactDeclaration, FactReading, FactReadings } from '../types';

const HOUR = 60 * 60 * 1000;

/** Facts for tests, of every type that matters here; fresh for one hour. */
export const TEST_FACTS: readonly FactDeclaration[] = [
  declare('repo.hasReadme', 'boolean'),
  declare('repo.hasTests', 'boolean'),
  declare('repo.coverage', 'double', '%'),
  declare('repo.openAlerts', 'integer'),
  declare('repo.languages', 'string-list'),
  declare('repo.lastReleaseAt', 'timestamp'),
  declare('catalog.hasOwner', 'boolean'),
  declare('catalog.lifecycle', 'string'),
];

function declare(
  id: string,
  type: FactDeclaration['type'],
  unit?: string,
): FactDeclaration {
  return {
    id,
    type,
    description: id,
    freshnessMs: HOUR,
    ...(unit && { unit }),
  };
}

/** Knows {@link TEST_FACTS}. */
export const testCompiler = createExpressionCompiler(TEST_FACTS);

/** Values as if they had been observed at a time. */
export function observed(
  values: Record<string, FactReading['value']>,
  observedAt: number,
): FactReadings {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      { value, observedAt, changedAt: observedAt },
    ]),
  );
}
