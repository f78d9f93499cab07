import { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import styles from './Notice.module.css';

/** What went wrong, what to do, and the details for whoever helps. */
export function Notice(props: {
  title: string;
  advice: string;
  detail?: { label: string; text: string };
  children?: ReactNode;
}) {
  const { title, advice, detail, children } = props;
  return (
    <div role="alert" className={styles.notice}>
      <RiErrorWarningLine size={20} className={styles.icon} aria-hidden />
      <div className={styles.body}>
        <Text as="p" weight="bold" className={styles.title}>
          {title}
        </Text>
        <Text as="p" className={styles.text}>
          {advice}
        </Text>
        {detail && (
          <details className={styles.detail}>
            <summary>{detail.label}</summary>
            <code>{detail.text}</code>
          </details>
        )}
        {children && <div className={styles.actions}>{children}</div>}
      </div>
    </div>
  );
}
