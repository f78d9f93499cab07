import {
  formatAbsoluteTime,
  formatRelativeTime,
  useLocale,
  useNow,
} from '../../time';
import { useHint } from '../Hint';
import styles from './RelativeTime.module.css';

/**
 * The properties of a {@link RelativeTime}.
 *
 * @public
 */
export interface RelativeTimeProps {
  /** ISO 8601. */
  value: string;
  /** What it is relative to; the present unless said. */
  now?: Date;
}

function ValidTime(props: { time: Date; now?: Date }) {
  const { time } = props;
  const locale = useLocale();
  const present = useNow();
  const { target, tooltip } = useHint<HTMLTimeElement>(
    formatAbsoluteTime(time, locale),
  );
  return (
    <>
      <time className={styles.time} dateTime={time.toISOString()} {...target}>
        {formatRelativeTime(time, props.now ?? present, locale)}
      </time>
      {tooltip}
    </>
  );
}

/**
 * How long ago or how soon something is; when exactly, on hover and focus.
 *
 * @public
 */
export function RelativeTime(props: RelativeTimeProps): JSX.Element {
  const { value, now } = props;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? (
    <span>{value}</span>
  ) : (
    <ValidTime time={time} now={now} />
  );
}
