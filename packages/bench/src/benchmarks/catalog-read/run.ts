import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { RunningServer } from '../../server/server';

/** A loaded catalog, and a plain server on the same tables, to be measured. */
export interface CatalogRun {
  at: { size: number; database: DatabaseKind };
  catalog: RunningServer;
  plain: RunningServer;
  /** Every entity that there is to read. */
  entityRefs: readonly string[];
  context: BenchmarkContext;
}
