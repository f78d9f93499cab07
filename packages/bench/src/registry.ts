import { Benchmark } from './benchmark';
import { backendStart } from './benchmarks/backend-start';
import { catalogRead } from './benchmarks/catalog-read';
import { deliveryBackfill } from './benchmarks/delivery-backfill';
import { deliveryIngest } from './benchmarks/delivery-ingest';
import { deliveryQuery } from './benchmarks/delivery-query';
import { deliveryTruth } from './benchmarks/delivery-truth';
import { environmentsEngine } from './benchmarks/environments-engine';
import { environmentsProcess } from './benchmarks/environments-process';
import { maturityRead } from './benchmarks/maturity-read';
import { ownershipIndex } from './benchmarks/ownership-index';
import { ownershipResolve } from './benchmarks/ownership-resolve';
import { scorecardsEvaluate } from './benchmarks/scorecards-evaluate';
import { scorecardsRead } from './benchmarks/scorecards-read';

/** Every benchmark there is, in the order of `--list`. */
export const benchmarks: readonly Benchmark[] = [
  backendStart,
  catalogRead,
  ownershipResolve,
  ownershipIndex,
  scorecardsEvaluate,
  scorecardsRead,
  environmentsEngine,
  environmentsProcess,
  deliveryIngest,
  deliveryBackfill,
  deliveryTruth,
  deliveryQuery,
  maturityRead,
];
