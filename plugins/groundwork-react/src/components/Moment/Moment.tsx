import { formatAbsoluteTime, formatMoment, useLocale } from '../../time';
import { useHint } from '../Hint';
import styles from './Moment.module.css';

function ValidMoment(props: { time: Date }) {
  const { time } = props;
  const locale = useLocale();
  const { target, tooltip } = useHint<HTMLTimeElement>(
    formatAbsoluteTime(time, locale),
  );
  return (
    <>
      <time className={styles.moment} dateTime={time.toISOString()} {...target}>
        {formatMoment(time, locale)}
      </time>
      {tooltip}
    </>
  );
}

/**
 * A day with its time, for what can happen more than once a day; in which time
 * zone, on hover and focus.
 *
 * @public
 */
export function Moment(props: {
  /** ISO 8601. */
  value: string;
}): JSX.Element {
  const { value } = props;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? (
    <span>{value}</span>
  ) : (
    <ValidMoment time={time} />
  );
}
