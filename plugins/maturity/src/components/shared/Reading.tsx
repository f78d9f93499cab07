import { Skeleton } from '@backstage/ui';
import {
  PanelFrame,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import styles from './shared.module.css';

/** The layout of a page, while it is read. */
export function Reading(props: {
  label: string;
  /** Its panels, with how many rows they will about have. */
  panels: Array<{ title: string; rows: number }>;
}) {
  const { label, panels } = props;
  return (
    <div
      className={styles.view}
      role="status"
      aria-label={label}
      aria-busy="true"
    >
      <div className={styles.headline}>
        <Skeleton width="60%" height={28} />
        <Skeleton width="40%" height={18} />
      </div>
      {panels.map(({ title, rows }) => (
        <PanelFrame key={title} title={title} isBusy>
          <RowSkeletons rows={rows} />
        </PanelFrame>
      ))}
    </div>
  );
}
