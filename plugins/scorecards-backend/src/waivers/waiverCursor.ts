import { InputError } from '@backstage/errors';
import { createCursorCodec } from '@groundwork/backstage-plugin-groundwork-common';
import {
  WAIVER_STATUSES,
  WaiverStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import { StoredWaiver } from './types';
import { isWaiverId, WaiverFilter, WaiverPosition } from './WaiverStore';

const codec = createCursorCodec({
  at: 'number',
  id: 'string',
  status: 'string?',
  entityRef: 'string?',
  scorecardId: 'string?',
});

/** Where the page after a waiver begins, and of which list. */
export function encodePosition(
  { status, entityRef, scorecardId }: WaiverFilter,
  { requestedAt, id }: StoredWaiver,
): string {
  return codec.encode({
    at: requestedAt.getTime(),
    id,
    ...(status && { status: status.join(' ') }),
    ...(entityRef !== undefined && { entityRef }),
    ...(scorecardId !== undefined && { scorecardId }),
  });
}

/** @throws InputError when it is not from an earlier answer */
export function decodePosition(
  cursor: string,
): WaiverFilter & { after: WaiverPosition } {
  const { at, id, status, entityRef, scorecardId } = codec.decode(cursor);
  const requestedAt = new Date(at);
  const isStorable = !/\0/.test(`${entityRef}${scorecardId}`);
  if (Number.isNaN(requestedAt.getTime()) || !isWaiverId(id) || !isStorable) {
    throw new InputError(
      'Invalid cursor: it names no waiver. Send the nextCursor of an earlier answer unchanged, or leave cursor out to get the first page',
    );
  }
  return {
    after: { requestedAt, id },
    status: status?.split(' ').filter(isStatus),
    entityRef,
    scorecardId,
  };
}

function isStatus(text: string): text is WaiverStatus {
  return WAIVER_STATUSES.some(status => status === text);
}
