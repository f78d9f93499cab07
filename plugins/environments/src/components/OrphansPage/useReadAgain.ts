import { useEffect, useRef } from 'react';

/** Reads something anew now and then, as long as it is about to change. */
export function useReadAgain(
  read: () => void,
  options: { isChanging: boolean; everyMs: number },
): void {
  const { isChanging, everyMs } = options;
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    if (!isChanging) {
      return undefined;
    }
    const timer = setInterval(() => latest.current(), everyMs);
    return () => clearInterval(timer);
  }, [isChanging, everyMs]);
}
