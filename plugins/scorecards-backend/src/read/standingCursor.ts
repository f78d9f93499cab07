import { InputError } from '@backstage/errors';
import { createCursorCodec } from '@groundwork/backstage-plugin-groundwork-common';
import { isStorable } from '../facts/storable';
import { StandingPosition } from './standingStatement';

const codec = createCursorCodec({
  /** Of which scorecard; not named like that of rows, so that none passes for the other. */
  standings: 'string',
  ref: 'string?',
  skip: 'number',
});

/** Makes the text that leads to the next page of a scorecard's standings. */
export function encodeStandingCursor(
  scorecardId: string,
  { after, skip }: StandingPosition,
): string {
  return codec.encode({ standings: scorecardId, ref: after, skip });
}

/** @throws InputError when it is not of an answer about this scorecard */
export function decodeStandingCursor(
  cursor: string,
  scorecardId: string,
): StandingPosition {
  const { standings, ref, skip } = codec.decode(cursor);
  if (
    standings !== scorecardId ||
    (ref !== undefined && !isStorable(ref)) ||
    !(Number.isSafeInteger(skip) && skip >= 0)
  ) {
    throw new InputError(
      `Invalid cursor: it does not lead to standings on scorecard '${scorecardId}'. Send the nextCursor of an earlier answer unchanged, or leave cursor out to get the first page`,
    );
  }
  return { after: ref, skip };
}
