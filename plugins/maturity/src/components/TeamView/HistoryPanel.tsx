import {
  DataTable,
  Emptiness,
  formatDay,
  LevelPips,
  PanelFrame,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { TeamMaturity } from '@groundwork/backstage-plugin-maturity-common';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';
import { DayOfChange, daysOfChange } from '../../logic/history';
import { levelNameOf, Levels } from '../../logic/levels';
import { useMaturityTranslation } from '../../translation';
import { CapabilityName, Scroll, useIsNarrow } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './TeamView.module.css';

interface HistoryProps {
  of: Pick<TeamMaturity, 'capabilities' | 'model'>;
  /** The latest first. */
  days: DayOfChange[];
}

function LevelOn(props: {
  day: DayOfChange;
  capability: Capability;
  levels: Levels;
}) {
  const { day, capability, levels } = props;
  const level = day.levels[capability] ?? undefined;
  return (
    <LevelPips
      level={level ?? 0}
      of={levels.length}
      name={level === undefined ? undefined : levelNameOf(level, levels)}
      isUnmeasured={level === undefined}
    />
  );
}

function useDayText(): (day: string) => string {
  const locale = useLocale();
  return day => formatDay(new Date(day), locale, 'UTC');
}

function HistoryTable(props: HistoryProps) {
  const { of, days } = props;
  const { capabilities, model } = of;
  const { t } = useMaturityTranslation();
  const dayText = useDayText();
  return (
    <Scroll label={t('team.history')}>
      <DataTable
        label={t('team.history')}
        rows={days}
        keyOf={({ day }) => day}
        columns={[
          {
            id: 'day',
            title: t('team.day'),
            cell: ({ day }) => (
              <span className={shared.number}>{dayText(day)}</span>
            ),
          },
          ...capabilities.map(({ capability, title }) => ({
            id: capability,
            title,
            cell: (day: DayOfChange) => (
              <LevelOn
                day={day}
                capability={capability}
                levels={model.levels}
              />
            ),
          })),
        ]}
      />
    </Scroll>
  );
}

/** On a phone: only what changed. */
function HistoryList(props: HistoryProps) {
  const { of, days } = props;
  const { t } = useMaturityTranslation();
  const dayText = useDayText();
  return (
    <ul className={shared.list} aria-label={t('team.history')}>
      {days.map(day => (
        <li key={day.day} className={styles.day}>
          <strong>{dayText(day.day)}</strong>
          {day.changed.map(capability => (
            <span key={capability} className={shared.bar}>
              <CapabilityName capability={capability} />
              <LevelOn
                day={day}
                capability={capability}
                levels={of.model.levels}
              />
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** The days on which levels changed, the latest first. */
export function HistoryPanel(props: { of: TeamMaturity }) {
  const { of } = props;
  const { t } = useMaturityTranslation();
  const isNarrow = useIsNarrow();
  const days = daysOfChange(of.history).reverse();
  const History = isNarrow ? HistoryList : HistoryTable;
  return (
    <PanelFrame title={t('team.history')}>
      {days.length === 0 ? (
        <Emptiness
          title={t('team.historyEmptyTitle')}
          advice={t('team.historyEmptyAdvice')}
        />
      ) : (
        <History of={of} days={days} />
      )}
    </PanelFrame>
  );
}
