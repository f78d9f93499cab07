import { gap, gapsPage } from '../../__testUtils__/gaps';
import { GapsEvent, gapsReducer, NOTHING_READ } from './gapsState';

const a = gap('unowned', 'a');
const b = gap('unowned', 'b');
const error = new Error('the database is away');

function after(...events: GapsEvent[]) {
  return events.reduce(gapsReducer, NOTHING_READ);
}

const firstPage: GapsEvent = {
  type: 'read',
  question: 'all',
  page: gapsPage([a], { pageInfo: { nextCursor: '2' } }),
};

describe('gapsReducer', () => {
  it('adds the page that was asked for', () => {
    const asked = after(firstPage, { type: 'more', question: 'all' });
    expect(asked.isLoadingMore).toBe(true);

    const state = gapsReducer(asked, {
      type: 'readMore',
      question: 'all',
      page: gapsPage([b]),
    });
    expect(state.isLoadingMore).toBe(false);
    expect(state.list?.gaps).toEqual([a, b]);
  });

  it('keeps the list when a further page fails, until it is tried again', () => {
    const failed = after(
      firstPage,
      { type: 'more', question: 'all' },
      { type: 'failedMore', question: 'all', error },
    );
    expect([failed.list?.gaps, failed.moreError]).toEqual([[a], error]);
    expect(
      gapsReducer(failed, { type: 'more', question: 'all' }).moreError,
    ).toBeUndefined();
  });

  it('gives up a list whose successor failed', () => {
    const state = after(firstPage, { type: 'failed', question: 'mine', error });
    expect(state).toEqual({ answered: 'mine', error, isLoadingMore: false });
  });

  it('forgets a failure once there is an answer', () => {
    const state = after({ type: 'failed', question: 'mine', error }, firstPage);
    expect([state.answered, state.error]).toEqual(['all', undefined]);
  });

  it.each<GapsEvent>([
    { type: 'more', question: 'mine' },
    { type: 'readMore', question: 'mine', page: gapsPage([b]) },
    { type: 'failedMore', question: 'mine', error },
  ])('takes no $type of another question', event => {
    const state = after(firstPage);
    expect(gapsReducer(state, event)).toBe(state);
  });
});
