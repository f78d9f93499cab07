import { InputError } from '@backstage/errors';
import { createCursorCodec } from '@groundwork/backstage-plugin-groundwork-common';
import {
  WAIVER_STATUSES,
  WaiverStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import { isWaiverId, WaiverFilter, WaiverPosition } from './WaiverStore';

const codec = createCursorCodec({
  at: 'number?',
  id: 'string?',
  skip: 'number',
  status: 'string?',
  entityRef: 'string?',
  scorecardId: 'string?',
});

/** The text that leads to the next page: where it begins, and of which list. */
export function encodePosition(
  { status, entityRef, scorecardId }: WaiverFilter,
  { after, skip }: WaiverPosition,
): string {
  return codec.encode({
    ...(after && { at: after.requestedAt.getTime(), id: after.id }),
    skip,
    ...(status && { status: status.join(' ') }),
    ...(entityRef !== undefined && { entityRef }),
    ...(scorecardId !== undefined && { scorecardId }),
  });
}

/** @throws InputError when it is not from an earlier answer */
export function decodePosition(cursor: string): {
  filter: WaiverFilter;
  position: WaiverPosition;
} {
  const { at, id, skip, status, entityRef, scorecardId } = codec.decode(cursor);
  const isStorable = !/\0/.test(`${entityRef}${scorecardId}`);
  const isCount = Number.isSafeInteger(skip) && skip >= 0;
  if (!isPlace(at, id) || !isCount || !isStorable) {
    throw new InputError(
      'Invalid cursor: it names no waiver. Send the nextCursor of an earlier answer unchanged, or leave cursor out to get the first page',
    );
  }
  return {
    filter: {
      status: status?.split(' ').filter(isStatus),
      entityRef,
      scorecardId,
    },
    position: {
      after:
        at === undefined || id === undefined
          ? undefined
          : { requestedAt: new Date(at), id },
      skip,
    },
  };
}

/** Whether there can be a waiver; before the first one is a place too. */
function isPlace(at: number | undefined, id: string | undefined): boolean {
  return at === undefined || id === undefined
    ? at === id
    : !Number.isNaN(new Date(at).getTime()) && isWaiverId(id);
}

function isStatus(text: string): text is WaiverStatus {
  return WAIVER_STATUSES.some(status => status === text);
}
