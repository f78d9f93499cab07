import { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import {
  RiAlertLine,
  RiErrorWarningLine,
  RiInformationLine,
} from '@remixicon/react';
import styles from './Notice.module.css';

/**
 * - `negative`: something failed
 * - `warning`: something is not as it should be
 * - `neutral`: something to know
 *
 * @public
 */
export type NoticeTone = 'negative' | 'warning' | 'neutral';

/**
 * The properties of a {@link Notice}.
 *
 * @public
 */
export interface NoticeProps {
  /** What is so. */
  title: string;
  /** What to do about it. */
  advice: ReactNode;
  /** `negative` unless said. */
  tone?: NoticeTone;
  /** For whoever helps; folded away. */
  detail?: { label: string; text: string };
  /** Buttons. */
  children?: ReactNode;
}

const ICONS = {
  negative: RiErrorWarningLine,
  warning: RiAlertLine,
  neutral: RiInformationLine,
};

/**
 * What went wrong, what to do, and the details for whoever helps.
 *
 * @public
 */
export function Notice(props: NoticeProps): JSX.Element {
  const { title, advice, tone = 'negative', detail, children } = props;
  const Icon = ICONS[tone];
  return (
    <div
      role={tone === 'negative' ? 'alert' : 'note'}
      className={styles.notice}
      data-tone={tone}
    >
      <Icon size={20} className={styles.icon} aria-hidden />
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
