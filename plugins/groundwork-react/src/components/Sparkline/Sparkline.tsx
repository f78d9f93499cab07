import { lineThrough, rangeOf } from './line';
import styles from './Sparkline.module.css';

/**
 * The properties of a {@link Sparkline}.
 *
 * @public
 */
export interface SparklineProps {
  /** Says what the line says. */
  label: string;
  /** Equally far apart, the oldest first; undefined where nothing is known. */
  values: ReadonlyArray<number | undefined>;
  /** The smallest difference that fills the height; 0.1 unless said. */
  leastRange?: number;
  width?: number;
  height?: number;
}

/** Half of the dot at its end. */
const INSET = 3;

/**
 * How a figure came to be what it is, as a line beside it. It has no axes: a
 * table of the values belongs near it.
 *
 * @public
 */
export function Sparkline(props: SparklineProps): JSX.Element {
  const { label, values, leastRange = 0.1, width = 96, height = 24 } = props;
  const { paths, end } = lineThrough(values, {
    width,
    height,
    inset: INSET,
    range: rangeOf(values, leastRange),
  });
  return (
    <svg
      className={styles.sparkline}
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title>{label}</title>
      {paths.map(path => (
        <path key={path} d={path} className={styles.line} />
      ))}
      {end && <circle cx={end.x} cy={end.y} r={2.5} className={styles.end} />}
    </svg>
  );
}
