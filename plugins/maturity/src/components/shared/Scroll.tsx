import { ReactNode } from 'react';
import styles from './shared.module.css';

/** What may be wider than its place; whoever has no pointer scrolls it by keys. */
export function Scroll(props: {
  label: string;
  /** No taller than a chart: what is behind one does not push the page away. */
  isBounded?: boolean;
  children: ReactNode;
}) {
  const { label, isBounded, children } = props;
  return (
    <div
      className={styles.scroll}
      data-bounded={isBounded || undefined}
      role="group"
      aria-label={label}
      // A group takes no focus by itself, and without it no key scrolls.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {children}
    </div>
  );
}
