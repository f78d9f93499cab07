import {
  formatDay,
  formatShare,
  Sparkline,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { ScoreTrend } from '../../logic/trend';
import { useScorecardsTranslation } from '../../translation';
import styles from './shared.module.css';

/** How a score went, as a line. */
export function ScoreTrendLine(props: {
  trend: ScoreTrend | undefined;
  width?: number;
  height?: number;
}) {
  const { trend, width, height } = props;
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  if (!trend) {
    return <span className={styles.aside}>{t('shared.noTrend')}</span>;
  }
  const { from, to, values } = trend;
  return (
    <Sparkline
      label={t('shared.trendLabel', {
        from: formatShare(from.score, locale),
        fromDay: formatDay(new Date(from.at), locale),
        to: formatShare(to.score, locale),
        toDay: formatDay(new Date(to.at), locale),
      })}
      values={values}
      width={width}
      height={height}
    />
  );
}
