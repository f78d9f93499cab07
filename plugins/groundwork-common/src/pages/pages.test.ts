import type { Page } from './types';
import { pages } from './pages';

/** A list whose pages are linked by the cursors 'page-1', 'page-2' … */
function listOf<T>(...itemsOfPages: T[][]) {
  return jest.fn(async (cursor?: string): Promise<Page<T>> => {
    const index = cursor ? Number(cursor.slice('page-'.length)) : 0;
    const isLast = index === itemsOfPages.length - 1;
    return {
      items: itemsOfPages[index],
      pageInfo: isLast ? {} : { nextCursor: `page-${index + 1}` },
    };
  });
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) {
    collected.push(item);
  }
  return collected;
}

describe('pages', () => {
  it('yields the items of each page in order', async () => {
    const list = listOf([1, 2], [3, 4], [5]);

    await expect(collect(pages(list))).resolves.toEqual([[1, 2], [3, 4], [5]]);
    expect(list.mock.calls).toEqual([[undefined], ['page-1'], ['page-2']]);
  });

  it('yields nothing for an empty list', async () => {
    await expect(collect(pages(listOf([])))).resolves.toEqual([]);
  });

  it('goes on after a page of which the caller may read nothing', async () => {
    await expect(collect(pages(listOf([1], [], [2])))).resolves.toEqual([
      [1],
      [2],
    ]);
  });

  it('asks for no more pages than the caller takes', async () => {
    const list = listOf([1], [2], [3]);

    for await (const items of pages(list)) {
      expect(items).toEqual([1]);
      break;
    }

    expect(list).toHaveBeenCalledTimes(1);
  });

  it('passes on the failure of a page', async () => {
    const list = async () => {
      throw new Error('the index is being built');
    };

    await expect(collect(pages(list))).rejects.toThrow(
      'the index is being built',
    );
  });

  it('refuses a list that would never end', async () => {
    const list = async () => ({ items: [1], pageInfo: { nextCursor: 'same' } });

    await expect(collect(pages(list))).rejects.toThrow(
      "The page at cursor 'same' names itself as the next page",
    );
  });
});
