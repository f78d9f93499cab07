import { Knex } from 'knex';
import { countStatements } from '../../database/statements';
import { startCpuClock } from '../../measure/cpu';
import { Timed } from './settings';

/** Times some work, with what it asks the database. */
export async function timed<T extends object>(
  knex: Knex,
  work: () => Promise<T>,
): Promise<T & Timed> {
  const statements = countStatements(knex);
  const cpu = startCpuClock();
  const start = performance.now();
  const result = await work();
  return {
    ...result,
    ms: performance.now() - start,
    cpuMs: cpu(),
    statements: statements.stop(),
  };
}
