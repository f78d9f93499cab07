import { ReactNode } from 'react';
import { useHint } from './useHint';
import styles from './Hint.module.css';

/**
 * The properties of a {@link Hint}.
 *
 * @public
 */
export interface HintProps {
  /** What is said on hover and focus. */
  text: string;
  children: ReactNode;
}

/**
 * A text or figure that tells more of itself: how many it is of, how sure it
 * is, what it means.
 *
 * @public
 */
export function Hint(props: HintProps): JSX.Element {
  const { target, tooltip } = useHint<HTMLSpanElement>(props.text);
  return (
    <>
      <span className={styles.hint} {...target}>
        {props.children}
      </span>
      {tooltip}
    </>
  );
}
