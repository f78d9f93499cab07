import { renderHook } from '@testing-library/react';
import { useReadAgain } from './useReadAgain';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('reads anew as long as something is about to change', () => {
  const read = jest.fn();
  const { rerender, unmount } = renderHook(
    (isChanging: boolean) => useReadAgain(read, { isChanging, everyMs: 1000 }),
    { initialProps: false },
  );
  jest.advanceTimersByTime(5000);
  expect(read).not.toHaveBeenCalled();
  rerender(true);
  jest.advanceTimersByTime(2000);
  expect(read).toHaveBeenCalledTimes(2);
  rerender(false);
  jest.advanceTimersByTime(5000);
  expect(read).toHaveBeenCalledTimes(2);
  rerender(true);
  unmount();
  jest.advanceTimersByTime(5000);
  expect(read).toHaveBeenCalledTimes(2);
});
