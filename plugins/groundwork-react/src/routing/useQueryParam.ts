import { useSearchParams } from 'react-router-dom';

/**
 * A parameter of the address, empty when it has none, and a way to write it.
 * Writing it is no step of its own in the history: typing a name is one step
 * back, not one for each letter.
 *
 * @public
 */
export function useQueryParam(
  name: string,
): [value: string, write: (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const write = (value: string) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        next.delete(name);
        if (value) {
          next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return [params.get(name) ?? '', write];
}
