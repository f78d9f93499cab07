import { ChangeCohort } from '@groundwork/backstage-plugin-delivery-common';
import { placeBetween } from '../../logic/axis';
import styles from './charts.module.css';

const WIDTH = 320;
const LANE = 16;
const EDGE = 10;

/** A value with its interval, of one cohort. */
export interface Dot {
  cohort: ChangeCohort;
  value: number;
  low?: number;
  high?: number;
  /** What it says, to whoever does not see where it is. */
  text: string;
}

/** Told apart by their shapes, and not by colour alone. */
function Shape(props: { cohort: ChangeCohort; x: number; y: number }) {
  const { cohort, x, y } = props;
  if (cohort === 'human') {
    return (
      <rect
        className={styles.dot}
        data-cohort={cohort}
        x={x - 4}
        y={y - 4}
        width={8}
        height={8}
      />
    );
  }
  return (
    <circle className={styles.dot} data-cohort={cohort} cx={x} cy={y} r={4.5} />
  );
}

/** What a cohort is drawn as, beside its name. */
export function CohortShape(props: { cohort: ChangeCohort }) {
  return (
    <svg
      className={styles.cohortShape}
      width={12}
      height={12}
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      <Shape cohort={props.cohort} x={6} y={6} />
    </svg>
  );
}

/** Values of cohorts under one another with their intervals, from zero. */
export function PairedDots(props: { label: string; dots: Dot[] }) {
  const { label, dots } = props;
  const most = Math.max(...dots.map(({ value, high = value }) => high), 0);
  const x = (value: number) =>
    placeBetween(
      Math.max(Math.min(value, most), 0),
      [0, most || 1],
      [EDGE, WIDTH - EDGE],
    );
  return (
    <svg
      className={styles.pair}
      role="img"
      aria-label={`${label}. ${dots.map(({ text }) => text).join('; ')}`}
      viewBox={`0 0 ${WIDTH} ${LANE * dots.length + 2}`}
    >
      <line
        className={styles.grid}
        x1={x(0)}
        x2={x(0)}
        y1={0}
        y2={LANE * dots.length}
      />
      {dots.map(({ cohort, value, low = value, high = value, text }, index) => {
        const y = LANE * (index + 0.5);
        return (
          <g key={cohort}>
            <title>{text}</title>
            <line
              className={styles.interval}
              x1={x(low)}
              x2={x(high)}
              y1={y}
              y2={y}
            />
            <Shape cohort={cohort} x={x(value)} y={y} />
          </g>
        );
      })}
    </svg>
  );
}
