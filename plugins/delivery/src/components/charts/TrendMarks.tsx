import { TrendMark } from '@groundwork/backstage-plugin-delivery-common';
import {
  formatMoment,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';
import styles from './charts.module.css';

const TICK = 8;
const DIAMOND = 5;

/** Deployments as ticks and incidents as diamonds, below the axis. */
export function TrendMarks(props: {
  marks: TrendMark[];
  x(time: number): number;
  /** Where the axis is. */
  y: number;
}) {
  const { marks, y } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const titleOf = ({ kind, title, at }: TrendMark) =>
    `${t(`trend.mark.${kind}`)}: ${title}, ${formatMoment(
      new Date(at),
      locale,
    )}`;
  // Incidents are fewer, and drawn over deployments.
  const inOrder = [...marks].sort((one, other) =>
    one.kind.localeCompare(other.kind),
  );
  return (
    <g>
      {inOrder.map(mark => {
        const x = props.x(Date.parse(mark.at));
        const middle = y + 8;
        return mark.kind === 'deployment' ? (
          <line
            key={`${mark.kind} ${mark.id}`}
            className={styles.deployment}
            x1={x}
            x2={x}
            y1={y + 2}
            y2={y + 2 + TICK}
          >
            <title>{titleOf(mark)}</title>
          </line>
        ) : (
          <path
            key={`${mark.kind} ${mark.id}`}
            className={styles.incident}
            d={`M${x} ${
              middle - DIAMOND
            }l${DIAMOND} ${DIAMOND}l${-DIAMOND} ${DIAMOND}l${-DIAMOND} ${-DIAMOND}z`}
          >
            <title>{titleOf(mark)}</title>
          </path>
        );
      })}
    </g>
  );
}
