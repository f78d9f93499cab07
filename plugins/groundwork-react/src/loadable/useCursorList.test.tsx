import { act, renderHook, waitFor } from '@testing-library/react';
import { Page } from '@groundwork/backstage-plugin-groundwork-common';
import { useCursorList } from './useCursorList';

type Pages = Record<string, () => Promise<Page<{ id: string }>>>;

function page(ids: string[], nextCursor?: string): Page<{ id: string }> {
  return {
    items: ids.map(id => ({ id })),
    totalItems: 3,
    pageInfo: { nextCursor },
  };
}

/** An answer that comes when a test says so. */
function answer() {
  let resolve: (of: Page<{ id: string }>) => void = () => {};
  const promise = new Promise<Page<{ id: string }>>(it => {
    resolve = it;
  });
  return { promise, resolve };
}

async function renderList(pages: Pages) {
  const asked: Array<{ of: string; signal?: AbortSignal }> = [];
  const rendered = renderHook(
    ({ question }) =>
      useCursorList(
        (cursor, signal) => {
          asked.push({ of: cursor ?? question, signal });
          return pages[cursor ?? question]();
        },
        [question],
      ),
    { initialProps: { question: 'first' } },
  );
  const list = () => {
    const { current } = rendered.result;
    if (current.status !== 'ready') {
      throw new Error(`It is ${current.status}`);
    }
    return current.value;
  };
  await waitFor(() => expect(rendered.result.current.status).toBe('ready'));
  return {
    ...rendered,
    asked,
    list,
    ids: () => list().items.map(({ id }) => id),
  };
}

describe('useCursorList', () => {
  it('adds the next page, with what has moved to it only once', async () => {
    const { list, ids } = await renderList({
      first: async () => page(['a', 'b'], 'second'),
      second: async () => page(['b', 'c']),
    });
    expect(list()).toMatchObject({ total: 3, hasMore: true });
    await act(async () => list().loadMore());
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(list()).toMatchObject({ hasMore: false, isLoadingMore: false });
  });

  it('keeps what was read when the next page fails, and can try again', async () => {
    let isAway = true;
    const { list, ids } = await renderList({
      first: async () => page(['a'], 'second'),
      second: async () => {
        if (isAway) {
          throw new Error('the database is away');
        }
        return page(['b']);
      },
    });
    await act(async () => list().loadMore());
    expect(ids()).toEqual(['a']);
    expect(list()).toMatchObject({
      hasMore: true,
      moreError: new Error('the database is away'),
    });
    isAway = false;
    await act(async () => list().loadMore());
    expect(ids()).toEqual(['a', 'b']);
    expect(list().moreError).toBeUndefined();
  });

  it('begins anew with another question', async () => {
    const { list, ids, rerender } = await renderList({
      first: async () => page(['a'], 'second'),
      second: async () => page(['b']),
      other: async () => page(['x']),
    });
    await act(async () => list().loadMore());
    rerender({ question: 'other' });
    await waitFor(() => expect(ids()).toEqual(['x']));
  });

  it('takes no late page of an earlier question', async () => {
    const late = answer();
    const { asked, list, ids, rerender } = await renderList({
      first: async () => page(['a'], 'second'),
      second: () => late.promise,
      other: async () => page(['x'], 'third'),
      third: async () => page(['y']),
    });
    act(() => list().loadMore());
    rerender({ question: 'other' });
    await waitFor(() => expect(ids()).toEqual(['x']));
    await act(async () => list().loadMore());
    expect(asked.find(it => it.of === 'second')?.signal?.aborted).toBe(true);
    await act(async () => late.resolve(page(['b'])));
    expect(ids()).toEqual(['x', 'y']);
  });

  it('asks no new question with the cursor of the old one', async () => {
    const other = answer();
    const { asked, list, ids, rerender } = await renderList({
      first: async () => page(['a'], 'second'),
      second: async () => page(['b']),
      other: () => other.promise,
    });
    const { loadMore } = list();
    rerender({ question: 'other' });
    await act(async () => list().loadMore());
    expect(asked.map(it => it.of)).toEqual(['first', 'other']);
    await act(async () => other.resolve(page(['x'])));
    // Neither does a button that was drawn before.
    await act(async () => loadMore());
    expect(asked.map(it => it.of)).toEqual(['first', 'other']);
    expect(ids()).toEqual(['x']);
  });

  it('reads a page once, however often it is asked for', async () => {
    const { asked, list, ids } = await renderList({
      first: async () => page(['a'], 'second'),
      second: async () => page(['b']),
    });
    const { loadMore } = list();
    await act(async () => {
      loadMore();
      loadMore();
    });
    expect(asked.map(it => it.of)).toEqual(['first', 'second']);
    expect(ids()).toEqual(['a', 'b']);
  });
});
