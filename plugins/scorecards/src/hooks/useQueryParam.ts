import { useSearchParams } from 'react-router-dom';

/**
 * A parameter of the address. Writing it is no step of its own in the history:
 * typing a name is one step back, not one for each letter.
 */
export function useQueryParam(name: string): [string, (text: string) => void] {
  const [params, setParams] = useSearchParams();
  const write = (text: string) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        next.delete(name);
        if (text) {
          next.set(name, text);
        }
        return next;
      },
      { replace: true },
    );
  return [params.get(name) ?? '', write];
}
