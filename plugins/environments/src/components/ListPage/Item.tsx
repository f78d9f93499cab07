import { ReactNode, useEffect, useRef } from 'react';
import styles from './ListPage.module.css';

/** Brings what somebody came for into their sight, and their keyboard to it. */
function useSought(isSought: boolean) {
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSought) {
      ref.current?.focus({ preventScroll: true });
      // jsdom has none.
      ref.current?.scrollIntoView?.({ block: 'center' });
    }
  }, [isSought]);
  return ref;
}

/** Something in a list: how it is, what it is, and what can be done with it. */
export function Item(props: {
  mark: ReactNode;
  /** Buttons, or why there are none. */
  actions?: ReactNode;
  /** Whether it is the one that somebody came for. */
  isSought?: boolean;
  children: ReactNode;
}) {
  const { mark, actions, isSought = false, children } = props;
  const ref = useSought(isSought);
  return (
    <li
      ref={ref}
      className={styles.item}
      aria-current={isSought || undefined}
      tabIndex={isSought ? -1 : undefined}
    >
      {mark}
      <div className={styles.itemText}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </li>
  );
}
