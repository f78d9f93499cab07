import { CSSProperties } from 'react';
import {
  DataTable,
  Emptiness,
  formatDay,
  PanelFrame,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  OrganisationMaturity,
  OrganisationWeek,
} from '@groundwork/backstage-plugin-maturity-common';
import {
  CAPABILITIES,
  Capability,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useLevelTexts } from '../../hooks/useLevelTexts';
import { countFrom, Levels, stepOf } from '../../logic/levels';
import { useMaturityTranslation } from '../../translation';
import { CapabilityName, WithTable } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './OrganisationPage.module.css';
import { WeekBars } from './WeekBars';

/** The level that is counted beside a chart: the one above the ground is too easy. */
const COUNTED_LEVEL = 2;

/** One alone shows no movement; how it is now heads the columns above. */
const LEAST_WEEKS = 2;

interface WeekRow {
  week: OrganisationWeek;
  capability: Capability;
}

function TrendTable(props: { trend: OrganisationWeek[]; levels: Levels }) {
  const { trend, levels } = props;
  const { t } = useMaturityTranslation();
  const locale = useLocale();
  const texts = useLevelTexts(levels);
  const rows: WeekRow[] = [...trend]
    .reverse()
    .flatMap(week => CAPABILITIES.map(capability => ({ week, capability })));
  return (
    <DataTable
      label={t('organisation.trend')}
      rows={rows}
      keyOf={({ week, capability }) => `${week.week} ${capability}`}
      columns={[
        {
          id: 'week',
          title: t('organisation.week'),
          cell: ({ week }) => (
            <span className={shared.number}>
              {formatDay(new Date(week.week), locale, 'UTC')}
            </span>
          ),
        },
        {
          id: 'capability',
          title: t('shared.capabilityTitle'),
          cell: ({ capability }) => t(`shared.capability.${capability}`),
        },
        {
          id: 'unmeasured',
          title: t('shared.unmeasured'),
          isNumber: true,
          cell: ({ week, capability }) => week.unmeasured[capability] ?? '–',
        },
        ...[0, ...levels.map(({ level }) => level)].map(level => ({
          id: `level-${level}`,
          title: texts.level(level),
          isNumber: true,
          cell: ({ week, capability }: WeekRow) =>
            week.byLevel[capability]?.[level] ?? '–',
        })),
      ]}
    />
  );
}

/** Which shade is which level. */
function Shades(props: { levels: Levels }) {
  const { levels } = props;
  const { t } = useMaturityTranslation();
  const texts = useLevelTexts(levels);
  return (
    <ul className={shared.keys}>
      <li>
        <span className={shared.swatch} data-unmeasured />
        {t('shared.unmeasured')}
      </li>
      {[0, ...levels.map(({ level }) => level)].map(level => (
        <li key={level}>
          <span
            className={shared.swatch}
            style={
              {
                '--step': `${Math.round(stepOf(level, levels) * 100)}%`,
              } as CSSProperties
            }
          />
          {texts.level(level)}
        </li>
      ))}
    </ul>
  );
}

function Chart(props: {
  capability: Capability;
  trend: OrganisationWeek[];
  levels: Levels;
}) {
  const { capability, trend, levels } = props;
  const { t } = useMaturityTranslation();
  const last = trend[trend.length - 1];
  const byLevel = last.byLevel[capability] ?? [];
  const of = countFrom(byLevel, 0) + (last.unmeasured[capability] ?? 0);
  return (
    <figure className={styles.chart}>
      <figcaption>
        <CapabilityName capability={capability} />
        <span className={shared.below}>
          {t('organisation.trendNow', {
            reached: `${countFrom(byLevel, COUNTED_LEVEL)}`,
            of: `${of}`,
            level: `${COUNTED_LEVEL}`,
          })}
        </span>
      </figcaption>
      <WeekBars capability={capability} trend={trend} levels={levels} />
    </figure>
  );
}

/** How many teams stood where, week by week and capability by capability. */
export function TrendPanel(props: { of: OrganisationMaturity }) {
  const { trend, model } = props.of;
  const { t } = useMaturityTranslation();
  return (
    <PanelFrame title={t('organisation.trend')}>
      {trend.length < LEAST_WEEKS ? (
        <Emptiness
          title={t('organisation.trendEmptyTitle')}
          advice={t('organisation.trendEmptyAdvice')}
        />
      ) : (
        <div className={shared.body}>
          <WithTable
            title={t('organisation.trend')}
            controls={<Shades levels={model.levels} />}
            chart={
              <div className={styles.charts}>
                {CAPABILITIES.map(capability => (
                  <Chart
                    key={capability}
                    capability={capability}
                    trend={trend}
                    levels={model.levels}
                  />
                ))}
              </div>
            }
            table={<TrendTable trend={trend} levels={model.levels} />}
          />
        </div>
      )}
    </PanelFrame>
  );
}
