import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';

/**
 * A value once it has stayed the same for a while, such as what is typed.
 *
 * @public
 */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useDebounce(() => setSettled(value), milliseconds, [value]);
  return settled;
}
