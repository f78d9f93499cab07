import { InputError } from '@backstage/errors';
import { createCursorCodec } from '@groundwork/backstage-plugin-groundwork-common';
import { isStorable } from '../facts/storable';
import { rowOrderOf } from './rowOrder';
import { parseRowSelection, RowSelection } from './rowQuery';
import { RowPosition } from './rowStatement';

const codec = createCursorCodec({
  scorecard: 'string',
  /** JSON of a selection. */
  rows: 'string',
  text: 'string?',
  number: 'number?',
  ref: 'string?',
  skip: 'number',
});

/** Where the next page begins, and of which list. */
export interface RowCursor {
  scorecardId: string;
  selection: RowSelection;
  position: RowPosition;
}

/** Makes the text that leads to the next page. */
export function encodeRowCursor(cursor: RowCursor): string {
  const { scorecardId, selection, position } = cursor;
  const { value, ref } = position.after ?? {};
  return codec.encode({
    scorecard: scorecardId,
    rows: JSON.stringify(selection),
    ...(typeof value === 'number' ? { number: value } : { text: value }),
    ref,
    skip: position.skip,
  });
}

/** @throws InputError when it is not of an answer about this scorecard */
export function decodeRowCursor(
  cursor: string,
  scorecardId: string,
): RowCursor {
  const { scorecard, rows, text, number, ref, skip } = codec.decode(cursor);
  const selection = parseRowSelection(rows);
  const after = rowAt(text ?? number, ref);
  if (
    scorecard !== scorecardId ||
    !selection ||
    (after && !isPlace(after, selection)) ||
    !(Number.isSafeInteger(skip) && skip >= 0)
  ) {
    throw new InputError(
      `Invalid cursor: it does not lead to entities of scorecard '${scorecardId}'. Send the nextCursor of an earlier answer unchanged, or leave cursor out to get the first page`,
    );
  }
  return { scorecardId, selection, position: { after, skip } };
}

function rowAt(
  value: string | number | undefined,
  ref: string | undefined,
): RowPosition['after'] {
  return value === undefined || ref === undefined ? undefined : { value, ref };
}

/** Whether a row can be there, in the order that the cursor says. */
function isPlace(
  { value, ref }: NonNullable<RowPosition['after']>,
  { orderBy }: RowSelection,
): boolean {
  return (
    rowOrderOf(orderBy).isValue(value) &&
    isStorable(ref) &&
    isStorable(String(value))
  );
}
