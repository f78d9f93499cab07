import { YourRepository } from './YourRepository';
import styles from '../shared/shared.module.css';

/** Reading repositories from git: `/delivery/backfills`. */
export function BackfillsPageContent() {
  return (
    <div className={styles.page}>
      <YourRepository />
    </div>
  );
}
