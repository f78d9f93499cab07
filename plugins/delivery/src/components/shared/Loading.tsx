import { RowSkeletons } from '@groundwork/backstage-plugin-groundwork-react';
import styles from './shared.module.css';

/** A list that is still being read, in its own layout. */
export function Loading(props: { label: string }) {
  return (
    <div
      className={styles.panel}
      role="status"
      aria-label={props.label}
      aria-busy="true"
    >
      <RowSkeletons rows={6} />
    </div>
  );
}
