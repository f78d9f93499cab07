import { GapsPage } from '@groundwork/backstage-plugin-ownership-common';
import { appendPage, GapList, startList } from './gapList';

/** What was read last, and for which question. */
export interface GapsState {
  /** The question that `list` or `error` answers. */
  answered?: string;
  /** Stays while the next question is asked, so that the page keeps its place. */
  list?: GapList;
  /** Why there is no first page. */
  error?: Error;
  isLoadingMore: boolean;
  /** Why there is no further page. */
  moreError?: Error;
}

/** What can happen to the list; all of it belongs to a question. */
export type GapsEvent = { question: string } & (
  | { type: 'read'; page: GapsPage }
  | { type: 'failed'; error: Error }
  | { type: 'more' }
  | { type: 'readMore'; page: GapsPage }
  | { type: 'failedMore'; error: Error }
);

export const NOTHING_READ: GapsState = { isLoadingMore: false };

/** The state after something happened. */
export function gapsReducer(state: GapsState, event: GapsEvent): GapsState {
  const { question } = event;
  switch (event.type) {
    case 'read':
      return {
        answered: question,
        list: startList(event.page),
        isLoadingMore: false,
      };
    case 'failed':
      return { answered: question, error: event.error, isLoadingMore: false };
    default:
      // What was asked of a list that is gone comes too late.
      return state.answered === question && state.list
        ? { ...state, ...furtherPage(state.list, event) }
        : state;
  }
}

function furtherPage(
  list: GapList,
  event: Extract<GapsEvent, { type: 'more' | 'readMore' | 'failedMore' }>,
): Partial<GapsState> {
  switch (event.type) {
    case 'more':
      return { isLoadingMore: true, moreError: undefined };
    case 'readMore':
      return { isLoadingMore: false, list: appendPage(list, event.page) };
    case 'failedMore':
      return { isLoadingMore: false, moreError: event.error };
    default:
      return unknownEvent(event);
  }
}

function unknownEvent(event: never): never {
  throw new Error(`Unknown event ${JSON.stringify(event)}`);
}
