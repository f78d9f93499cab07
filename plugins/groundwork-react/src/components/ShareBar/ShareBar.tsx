import { CSSProperties } from 'react';
import { StatusTone } from '../StatusMark';
import styles from './ShareBar.module.css';

/**
 * How a part of a {@link ShareBar} is filled: a step of one scale, from 0 for
 * the lightest to 1 for the darkest; the tone of a status; or hatched, for what
 * nobody has measured.
 *
 * @public
 */
export type ShareBarFill = { step: number } | StatusTone | 'unmeasured';

/**
 * A part of a {@link ShareBar}.
 *
 * @public
 */
export interface ShareBarPart {
  id: string;
  label: string;
  /** How much it is; its share is what it is of the sum. */
  value: number;
  fill: ShareBarFill;
  /** Said on hover. */
  detail?: string;
}

/**
 * The properties of a {@link ShareBar}.
 *
 * @public
 */
export interface ShareBarProps {
  /** What is divided. */
  label: string;
  /** Parts without a value are left out. */
  parts: ShareBarPart[];
  /** Names the parts below the bar. */
  hasLabels?: boolean;
}

function fillOf(fill: ShareBarFill): {
  'data-fill': string;
  style?: CSSProperties;
} {
  return typeof fill === 'string'
    ? { 'data-fill': fill }
    : {
        'data-fill': 'step',
        style: { '--step': `${Math.round(fill.step * 100)}%` } as CSSProperties,
      };
}

function Bar(props: { parts: ShareBarPart[] }) {
  return (
    <>
      {props.parts.map(({ id, label, value, fill, detail }) => {
        const { style, ...data } = fillOf(fill);
        return (
          <span
            key={id}
            className={styles.part}
            title={detail ?? `${label}: ${value}`}
            {...data}
            style={{ ...style, flexGrow: value }}
          />
        );
      })}
    </>
  );
}

/**
 * What a whole consists of, as a bar from its start to its end.
 *
 * @public
 */
export function ShareBar(props: ShareBarProps): JSX.Element {
  const { label, hasLabels } = props;
  const parts = props.parts.filter(({ value }) => value > 0);
  const words = parts.map(part => `${part.label}: ${part.value}`).join(', ');
  return (
    <span className={styles.whole}>
      <span
        className={styles.bar}
        role="img"
        aria-label={words ? `${label}. ${words}` : label}
      >
        <Bar parts={parts} />
      </span>
      {hasLabels && (
        <span className={styles.labels} aria-hidden="true">
          {parts.map(part => (
            <span key={part.id} className={styles.label} title={part.detail}>
              <span className={styles.swatch} {...fillOf(part.fill)} />
              {part.label} <strong>{part.value}</strong>
            </span>
          ))}
        </span>
      )}
    </span>
  );
}
