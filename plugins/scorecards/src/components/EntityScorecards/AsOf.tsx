import { useId } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import {
  DataColumn,
  DataTable,
  formatDay,
  Panel,
  RowSkeletons,
  useLoadable,
  useLocale,
  useQueryParam,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  EntityScorecard,
  LevelSummary,
} from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { dayOf, endOfDay } from '../../logic/days';
import { useScorecardsTranslation } from '../../translation';
import { EntityLevel, Score, useDenied } from '../shared';
import styles from './EntityScorecards.module.css';

const DAY_MS = 24 * 60 * 60_000;

/** The day in the past that the address says, and how to choose another. */
export function useAsOf(now: Date): {
  day?: string;
  setDay(day: string): void;
} {
  const [text, setDay] = useQueryParam('at');
  // Of a day that has not ended nobody knows how it ends.
  const isPast = endOfDay(text) !== undefined && text < dayOf(now);
  return { day: isPast ? text : undefined, setDay };
}

/** Asks for a day in the past. */
export function AsOfField(props: {
  now: Date;
  day?: string;
  onChange(day: string): void;
}) {
  const { now, day, onChange } = props;
  const { t } = useScorecardsTranslation();
  const id = useId();
  return (
    <span className={styles.asOf}>
      <label htmlFor={id}>{t('entity.asOf')}</label>
      <input
        id={id}
        type="date"
        className={styles.input}
        max={dayOf(new Date(now.getTime() - DAY_MS))}
        value={day ?? ''}
        onChange={event => onChange(event.target.value)}
      />
      {day && (
        <Button variant="tertiary" size="small" onPress={() => onChange('')}>
          {t('entity.today')}
        </Button>
      )}
    </span>
  );
}

function useColumns(current: EntityScorecard[]): DataColumn<LevelSummary>[] {
  const { t } = useScorecardsTranslation();
  const place = (summary: LevelSummary) => (
    <span className={styles.place}>
      <EntityLevel of={summary} />
      <Score tally={summary} isInRow />
    </span>
  );
  return [
    {
      id: 'scorecard',
      title: t('entity.scorecard'),
      cell: ({ scorecardTitle }) => scorecardTitle,
    },
    { id: 'then', title: t('entity.then'), cell: place },
    {
      id: 'now',
      title: t('entity.now'),
      cell: ({ scorecardId }) => {
        const found = current.find(one => one.scorecardId === scorecardId);
        return found ? place(found) : '–';
      },
    },
  ];
}

/** Where the entity stood at the end of a day, beside where it stands now. */
export function AsOfPanel(props: {
  entityRef: string;
  day: string;
  current: EntityScorecard[];
}) {
  const { entityRef, day, current } = props;
  const api = useApi(scorecardsApiRef);
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const denied = useDenied();
  const columns = useColumns(current);
  const end = endOfDay(day);
  const at = (end ?? new Date(0)).toISOString();
  const then = useLoadable(
    () => api.findEntityAt(entityRef, at),
    [api, entityRef, at],
  );
  const title = t('entity.asOfTitle', {
    day: end ? formatDay(end, locale) : day,
  });
  return (
    <Panel
      title={title}
      state={then}
      skeleton={<RowSkeletons rows={2} />}
      failed={t('entity.asOfFailed')}
      denied={denied}
      empty={({ items }) =>
        items.length === 0
          ? {
              title: t('entity.asOfEmptyTitle'),
              advice: t('entity.asOfEmptyAdvice'),
            }
          : undefined
      }
    >
      {({ items }) => (
        <DataTable
          label={title}
          columns={columns}
          rows={items}
          keyOf={({ scorecardId }) => scorecardId}
        />
      )}
    </Panel>
  );
}
