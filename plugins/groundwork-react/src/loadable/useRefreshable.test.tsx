import { act, renderHook, waitFor } from '@testing-library/react';
import { useRefreshable } from './useRefreshable';

type Answers = Record<string, () => Promise<string>>;

function renderRefreshable(answers: Answers) {
  return renderHook(
    ({ question }) => useRefreshable(() => answers[question](), [question]),
    { initialProps: { question: 'a' } },
  );
}

describe('useRefreshable', () => {
  it('keeps the value until there is another', async () => {
    let tell: (value: string) => void = () => {};
    const { result, rerender } = renderRefreshable({
      a: async () => 'first',
      b: () => new Promise(resolve => (tell = resolve)),
    });
    expect(result.current.status).toBe('loading');
    await waitFor(() =>
      expect(result.current).toMatchObject({
        value: 'first',
        isRefreshing: false,
      }),
    );
    rerender({ question: 'b' });
    expect(result.current).toMatchObject({
      status: 'ready',
      value: 'first',
      isRefreshing: true,
    });
    await act(async () => tell('second'));
    expect(result.current).toMatchObject({
      value: 'second',
      isRefreshing: false,
    });
  });

  it('drops the value when another question has no answer', async () => {
    const { result, rerender } = renderRefreshable({
      a: async () => 'first',
      b: async () => Promise.reject(new Error('no answer')),
    });
    await waitFor(() => expect(result.current.status).toBe('ready'));
    rerender({ question: 'b' });
    await waitFor(() =>
      expect(result.current).toMatchObject({
        status: 'failed',
        error: new Error('no answer'),
      }),
    );
  });

  it('keeps the value when it cannot be fetched anew, and says why', async () => {
    let isAway = false;
    const { result } = renderRefreshable({
      a: async () => {
        if (isAway) {
          throw new Error('the database is away');
        }
        return 'first';
      },
    });
    await waitFor(() => expect(result.current.status).toBe('ready'));
    isAway = true;
    await act(async () => {
      if (result.current.status === 'ready') {
        result.current.refresh();
      }
    });
    expect(result.current).toMatchObject({
      status: 'ready',
      value: 'first',
      isRefreshing: false,
      refreshError: new Error('the database is away'),
    });
  });

  it('tries again after a failure', async () => {
    let failures = 1;
    const { result } = renderRefreshable({
      a: async () => {
        if (failures-- > 0) {
          throw new Error('the database is away');
        }
        return 'first';
      },
    });
    await waitFor(() => expect(result.current.status).toBe('failed'));
    await act(async () => {
      if (result.current.status === 'failed') {
        result.current.retry();
      }
    });
    expect(result.current).toMatchObject({ status: 'ready', value: 'first' });
  });

  it('takes a value that somebody else has fetched', async () => {
    const { result } = renderRefreshable({ a: async () => 'first' });
    await waitFor(() => expect(result.current.status).toBe('ready'));
    act(() => {
      if (result.current.status === 'ready') {
        result.current.replace('evaluated');
      }
    });
    expect(result.current).toMatchObject({ value: 'evaluated' });
  });

  it('breaks off what nobody waits for any more', async () => {
    const signals: AbortSignal[] = [];
    const { unmount } = renderHook(() =>
      useRefreshable(signal => {
        signals.push(signal);
        return new Promise<string>(() => {});
      }, []),
    );
    unmount();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});
