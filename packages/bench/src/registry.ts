import { Benchmark } from './benchmark';
import { backendStart } from './benchmarks/backend-start';
import { catalogRead } from './benchmarks/catalog-read';
import { ownershipIndex } from './benchmarks/ownership-index';
import { ownershipResolve } from './benchmarks/ownership-resolve';

/** Every benchmark there is, in the order of `--list`. */
export const benchmarks: readonly Benchmark[] = [
  backendStart,
  catalogRead,
  ownershipResolve,
  ownershipIndex,
];
