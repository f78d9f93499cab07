import {
  TrendMark,
  TrendPoint,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  formatDay,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { linePath, placeBetween, ticksTo } from '../../logic/axis';
import { useDeliveryTranslation } from '../../translation';
import { useIsNarrow } from '../shared/useIsNarrow';
import { TrendMarks } from './TrendMarks';
import styles from './charts.module.css';

/** As wide as there is room, so that what is written stays legible. */
const WIDE = 720;
const NARROW = 360;
const HEIGHT = 220;
const LEFT = 56;
const RIGHT = 64;
const TOP = 12;
/** Room for the marks, and below them the days. */
const BOTTOM = 44;
const WEEK = 7 * 24 * 3_600_000;

interface TrendProps {
  label: string;
  points: TrendPoint[];
  marks: TrendMark[];
  /** How a value is said. */
  say(value: number): string;
  /** How far up a unit is one, so that lines of the axis are round numbers. */
  unitSize: number;
}

function useFrame({ points, unitSize }: TrendProps) {
  const width = useIsNarrow() ? NARROW : WIDE;
  const start = Date.parse(points[0].week);
  const end = Date.parse(points[points.length - 1].week) + WEEK;
  const most = Math.max(...points.map(({ value = 0 }) => value));
  const ticks = ticksTo(most / unitSize).map(tick => tick * unitSize);
  return {
    width,
    ticks,
    start,
    end,
    x: (time: number) =>
      placeBetween(time, [start, end], [LEFT, width - RIGHT]),
    y: (value: number) =>
      placeBetween(value, [0, ticks[ticks.length - 1]], [HEIGHT - BOTTOM, TOP]),
  };
}

type Frame = ReturnType<typeof useFrame>;

function Axis(props: { frame: Frame; say(value: number): string }) {
  const { frame, say } = props;
  const locale = useLocale();
  return (
    <g aria-hidden="true">
      {frame.ticks.map(tick => (
        <g key={tick}>
          <line
            className={styles.grid}
            x1={LEFT}
            x2={frame.width - RIGHT}
            y1={frame.y(tick)}
            y2={frame.y(tick)}
          />
          <text
            className={styles.axisText}
            textAnchor="end"
            x={LEFT - 8}
            y={frame.y(tick) + 4}
          >
            {say(tick)}
          </text>
        </g>
      ))}
      <text className={styles.axisText} x={LEFT} y={HEIGHT - 6}>
        {formatDay(new Date(frame.start), locale, 'UTC')}
      </text>
      <text
        className={styles.axisText}
        textAnchor="end"
        x={frame.width - RIGHT}
        y={HEIGHT - 6}
      >
        {formatDay(new Date(frame.end), locale, 'UTC')}
      </text>
    </g>
  );
}

function Line(props: { frame: Frame } & Pick<TrendProps, 'points' | 'say'>) {
  const { frame, points, say } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const places = points.map(({ week, value, n }) => ({
    week,
    value,
    n,
    // A week is drawn where its middle is.
    x: frame.x(Date.parse(week) + WEEK / 2),
    y: value === undefined ? undefined : frame.y(value),
  }));
  const last = places.filter(({ y }) => y !== undefined).pop();
  return (
    <>
      <path className={styles.line} d={linePath(places)} />
      {places.map(
        ({ week, value, n, x, y }) =>
          y !== undefined &&
          value !== undefined && (
            <circle key={week} className={styles.point} cx={x} cy={y} r={3}>
              <title>
                {t('trend.week', {
                  day: formatDay(new Date(week), locale, 'UTC'),
                  value: say(value),
                  n: `${n}`,
                })}
              </title>
            </circle>
          ),
      )}
      {last?.value !== undefined && last.y !== undefined && (
        <text className={styles.endText} x={last.x + 8} y={last.y + 4}>
          {say(last.value)}
        </text>
      )}
    </>
  );
}

/**
 * A metric by week, from zero, with deployments and incidents on the axis. Of
 * times it is the median.
 */
export function TrendChart(props: TrendProps) {
  const { label, points, marks, say } = props;
  const frame = useFrame(props);
  return (
    <svg
      className={styles.chart}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${frame.width} ${HEIGHT}`}
    >
      <Axis frame={frame} say={say} />
      <TrendMarks
        marks={marks.filter(({ at }) => {
          const time = Date.parse(at);
          return time >= frame.start && time <= frame.end;
        })}
        x={frame.x}
        y={HEIGHT - BOTTOM}
      />
      <Line frame={frame} points={points} say={say} />
    </svg>
  );
}
