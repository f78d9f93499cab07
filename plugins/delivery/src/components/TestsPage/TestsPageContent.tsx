import { useQueryParam } from '@groundwork/backstage-plugin-groundwork-react';
import { Test } from './Test';
import { TestList } from './TestList';
import styles from '../shared/shared.module.css';

/**
 * Tests that do not say what they should, and each of them by its key, which can
 * have anything in it: `/delivery/tests`, `/delivery/tests?test=`.
 */
export function TestsPageContent() {
  const [key] = useQueryParam('test');
  return (
    <div className={styles.page}>
      {key ? <Test key={key} testKey={key} /> : <TestList />}
    </div>
  );
}
