import { CSSProperties } from 'react';
import {
  formatDay,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { OrganisationWeek } from '@groundwork/backstage-plugin-maturity-common';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';
import { useLevelTexts } from '../../hooks/useLevelTexts';
import { Levels, stepOf } from '../../logic/levels';
import { useMaturityTranslation } from '../../translation';
import styles from './OrganisationPage.module.css';

interface BarsProps {
  capability: Capability;
  /** Not empty. */
  trend: OrganisationWeek[];
  levels: Levels;
}

/** A week in words: how many teams at each level that has some. */
function useWeekWords({ capability, levels }: BarsProps) {
  const { t } = useMaturityTranslation();
  const texts = useLevelTexts(levels);
  return ({ byLevel, unmeasured }: OrganisationWeek) => {
    const counts: Array<[number | undefined, number]> = [
      [undefined, unmeasured[capability] ?? 0],
      ...(byLevel[capability] ?? []).map((count, level): [number, number] => [
        level,
        count,
      ]),
    ];
    return counts
      .filter(([, count]) => count > 0)
      .map(([level, count]) =>
        t('organisation.teamsByLevel', {
          level: texts.level(level),
          number: `${count}`,
        }),
      )
      .join(', ');
  };
}

function Week(props: {
  of: OrganisationWeek;
  capability: Capability;
  levels: Levels;
  words: string;
}) {
  const { of, capability, levels, words } = props;
  return (
    <div className={styles.week} title={words}>
      <span
        className={styles.part}
        data-unmeasured
        style={{ flexGrow: of.unmeasured[capability] ?? 0 }}
      />
      {(of.byLevel[capability] ?? []).map((count, level) => (
        <span
          // The position is the level.
          key={`${of.week} ${level}`}
          className={styles.part}
          style={
            {
              flexGrow: count,
              '--step': `${Math.round(stepOf(level, levels) * 100)}%`,
            } as CSSProperties
          }
        />
      ))}
    </div>
  );
}

/** Bars from the ground up: unmeasured, then level by level, the darker the higher. */
export function WeekBars(props: BarsProps) {
  const { capability, trend, levels } = props;
  const { t } = useMaturityTranslation();
  const locale = useLocale();
  const words = useWeekWords(props);
  const first = trend[0];
  const last = trend[trend.length - 1];
  const day = ({ week }: OrganisationWeek) =>
    formatDay(new Date(week), locale, 'UTC');
  return (
    <>
      <div
        className={styles.weeks}
        role="img"
        aria-label={t('organisation.trendChart', {
          capability: t(`shared.capability.${capability}`),
          from: words(first),
          fromWeek: day(first),
          to: words(last),
          toWeek: day(last),
        })}
      >
        {trend.map(week => (
          <Week
            key={week.week}
            of={week}
            capability={capability}
            levels={levels}
            words={`${day(week)}: ${words(week)}`}
          />
        ))}
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span>{day(first)}</span>
        {trend.length > 1 && <span>{day(last)}</span>}
      </div>
    </>
  );
}
