import { formatAbsoluteTime, formatDay, useLocale } from '../../time';
import { useHint } from '../Hint';
import styles from './Day.module.css';

function ValidDay(props: { time: Date }) {
  const { time } = props;
  const locale = useLocale();
  const { target, tooltip } = useHint<HTMLTimeElement>(
    formatAbsoluteTime(time, locale),
  );
  return (
    <>
      <time className={styles.day} dateTime={time.toISOString()} {...target}>
        {formatDay(time, locale)}
      </time>
      {tooltip}
    </>
  );
}

/**
 * The day of a time, for texts such as "since 3 Nov 2026"; when exactly, on
 * hover and focus.
 *
 * @public
 */
export function Day(props: {
  /** ISO 8601. */
  value: string;
}): JSX.Element {
  const { value } = props;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? (
    <span>{value}</span>
  ) : (
    <ValidDay time={time} />
  );
}
