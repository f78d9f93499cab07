import { RefObject, useEffect, useState } from 'react';

/**
 * The role that the area around a page should have: `main`, unless the page
 * brings a main landmark of its own. Some plugins do and some do not, and a
 * document should have exactly one.
 */
export function useMainLandmark(
  ref: RefObject<HTMLElement>,
): 'main' | undefined {
  const [hasOwn, setHasOwn] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) {
      return undefined;
    }
    const look = () =>
      setHasOwn(element.querySelector('main, [role="main"]') !== null);
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [ref]);
  return hasOwn ? undefined : 'main';
}
