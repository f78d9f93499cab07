import { Correction } from '../domain/links';
import { Link } from '../domain/types';

/** A row of `link_correction`. */
export interface CorrectionRow {
  id: string;
  at: number;
  from_kind: Link['from']['kind'];
  from_id: string;
  to_kind: Link['to']['kind'] | null;
  to_id: string | null;
  kind: Correction['kind'];
  reason: string;
}

/** What a person said, as it is stored; undefined if it says nothing. */
export function correctionOf(row: CorrectionRow): Correction | undefined {
  const { id, kind, reason, to_kind, to_id } = row;
  const said = {
    id,
    at: Number(row.at),
    from: { kind: row.from_kind, id: row.from_id },
    reason,
  };
  if (kind === 'none') {
    return { ...said, kind };
  }
  return to_kind === null || to_id === null
    ? undefined
    : { ...said, kind, to: { kind: to_kind, id: to_id } };
}
