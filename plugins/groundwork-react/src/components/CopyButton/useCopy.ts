import { useCallback, useEffect, useState } from 'react';
import { writeClipboard } from './writeClipboard';

/**
 * - `idle`: nothing was copied lately
 * - `copied`: it was copied just now
 * - `failed`: the browser did not let it be copied
 *
 * @public
 */
export type CopyState = 'idle' | 'copied' | 'failed';

const SHOWN_MS = 2_500;

/**
 * Copies to the clipboard, and says for a moment how that went.
 *
 * @public
 */
export function useCopy(): { state: CopyState; copy(text: string): void } {
  const [outcome, setOutcome] = useState<{ state: CopyState }>({
    state: 'idle',
  });

  useEffect(() => {
    if (outcome.state === 'idle') {
      return undefined;
    }
    const timer = setTimeout(() => setOutcome({ state: 'idle' }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = useCallback((text: string) => {
    writeClipboard(text).then(
      () => setOutcome({ state: 'copied' }),
      () => setOutcome({ state: 'failed' }),
    );
  }, []);
  return { state: outcome.state, copy };
}
