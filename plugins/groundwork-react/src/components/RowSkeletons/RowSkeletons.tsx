import { Skeleton } from '@backstage/ui';
import styles from './RowSkeletons.module.css';

const WIDTHS = [62, 48, 70, 55, 44];

/**
 * Rows of a list or table that is still being read.
 *
 * @public
 */
export function RowSkeletons(props: { rows: number }): JSX.Element {
  return (
    <div className={styles.rows} aria-hidden="true">
      {Array.from({ length: props.rows }, (_, row) => (
        <div key={row} className={styles.row}>
          <Skeleton width={18} height={18} />
          <Skeleton width={`${WIDTHS[row % WIDTHS.length]}%`} height={16} />
        </div>
      ))}
    </div>
  );
}
