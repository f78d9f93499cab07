import { KeyboardEvent, useRef, useState } from 'react';
import { Tooltip, TooltipTrigger } from '@backstage/ui';
import {
  formatAbsoluteTime,
  formatRelativeTime,
  useLocale,
  useNow,
} from '../../time';
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
  const ref = useRef<HTMLTimeElement>(null);
  const locale = useLocale();
  const present = useNow();
  const absolute = formatAbsoluteTime(time, locale);
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  const close = () => setOpen(false);
  return (
    <>
      {/* It only tells more of itself, as a title would by mouse alone. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <time
        ref={ref}
        className={styles.time}
        dateTime={time.toISOString()}
        // By keyboard one gets to the absolute time, too.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-description={absolute}
        onMouseEnter={open}
        onMouseLeave={close}
        onFocus={open}
        onBlur={close}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Escape' && isOpen) {
            event.stopPropagation();
            close();
          }
        }}
      >
        {formatRelativeTime(time, props.now ?? present, locale)}
      </time>
      <TooltipTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Tooltip triggerRef={ref}>{absolute}</Tooltip>
      </TooltipTrigger>
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
