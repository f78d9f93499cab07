import knexFactory, { Knex } from 'knex';
import { createTestCore } from './core';

/** What a process that evaluates is told, as JSON. */
export interface EvaluatorProcessOptions {
  database: Knex.Config;
  worker: string;
  leaseMs: number;
}

const { database, worker, leaseMs }: EvaluatorProcessOptions = JSON.parse(
  process.argv[2],
);

createTestCore(knexFactory(database), {
  now: () => new Date(),
  worker,
  leaseMs,
  // Many, so that it is killed in the middle of one.
  batch: 50,
})
  .worker.run(new AbortController().signal)
  .catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  });
