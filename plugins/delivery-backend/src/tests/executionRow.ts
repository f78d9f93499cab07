import { ExecutionRow, StagedResult, UploadRow } from './types';

/** The row of a result. */
export function executionRow(
  upload: UploadRow,
  it: StagedResult,
): ExecutionRow {
  return {
    ...ofUpload(upload),
    test_key: it.key,
    entry: it.details?.entry ?? 0,
    outcome: it.outcome,
    is_retried: it.isRetried,
    duration_ms: it.durationMs ?? null,
    message: it.details?.message ?? null,
  };
}

/** What all executions of an upload have in common. */
export function ofUpload(
  upload: UploadRow,
): Pick<
  ExecutionRow,
  | 'upload_id'
  | 'repository'
  | 'sha'
  | 'tree'
  | 'job'
  | 'attempt'
  | 'run_key'
  | 'at'
  | 'is_default_branch'
> {
  return {
    upload_id: upload.id,
    repository: upload.repository,
    sha: upload.sha,
    tree: upload.tree,
    job: upload.job,
    attempt: Number(upload.attempt),
    run_key: upload.run_key,
    at: upload.at,
    is_default_branch: Boolean(upload.is_default_branch),
  };
}
