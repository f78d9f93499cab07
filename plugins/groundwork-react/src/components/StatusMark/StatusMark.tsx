import { ReactElement } from 'react';
import {
  RiCheckLine,
  RiCloseLine,
  RiQuestionLine,
  RiTimeLine,
} from '@remixicon/react';
import styles from './StatusMark.module.css';

/**
 * - `positive`: as it should be
 * - `negative`: not as it should be
 * - `warning`: needs a look, such as what is old
 * - `neutral`: nothing is known, or nothing is asked
 *
 * @public
 */
export type StatusTone = 'positive' | 'negative' | 'warning' | 'neutral';

/**
 * The properties of a {@link StatusMark}.
 *
 * @public
 */
export interface StatusMarkProps {
  tone: StatusTone;
  /** In place of the tone's own icon. */
  icon?: ReactElement;
  /** The status in a word or two. */
  children: string;
}

const ICONS: Record<StatusTone, ReactElement> = {
  positive: <RiCheckLine size="1em" />,
  negative: <RiCloseLine size="1em" />,
  warning: <RiTimeLine size="1em" />,
  neutral: <RiQuestionLine size="1em" />,
};

/**
 * A status as icon, word and colour, so that none of them is needed alone.
 *
 * @public
 */
export function StatusMark(props: StatusMarkProps): JSX.Element {
  const { tone, icon = ICONS[tone], children } = props;
  return (
    <span className={styles.mark} data-tone={tone}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      {children}
    </span>
  );
}
