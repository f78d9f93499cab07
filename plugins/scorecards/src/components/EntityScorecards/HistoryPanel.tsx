import {
  CursorList,
  formatShare,
  Moment,
  Panel,
  Refreshable,
  RowSkeletons,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Transition } from '@groundwork/backstage-plugin-scorecards-common';
import { formatFactValue } from '../../logic/factValue';
import { isFirstUnknown } from '../../logic/transitions';
import {
  ScorecardsTranslate,
  useScorecardsTranslation,
} from '../../translation';
import { CheckMark, More, useDenied } from '../shared';
import styles from './EntityScorecards.module.css';

function levelText(transition: Transition, t: ScorecardsTranslate): string {
  const { fromLevel, toLevel } = transition;
  if (isFirstUnknown(transition)) {
    return t('entity.firstUnknown');
  }
  if (toLevel === undefined) {
    return t('entity.left');
  }
  const level = { level: `${toLevel}` };
  if (fromLevel === undefined) {
    return t('entity.first', level);
  }
  if (fromLevel === toLevel) {
    return t('entity.kept', level);
  }
  return toLevel > fromLevel
    ? t('entity.raised', level)
    : t('entity.lowered', level);
}

function Values(props: { values: Transition['checks'][number]['values'] }) {
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const words = {
    yes: t('shared.yes'),
    no: t('shared.no'),
    none: t('shared.none'),
  };
  return (
    <>
      {Object.entries(props.values ?? {}).map(([factId, value]) => (
        <span key={factId} className={styles.aside}>
          <code className={styles.code}>{factId}</code>{' '}
          {formatFactValue(value, words, locale)}
        </span>
      ))}
    </>
  );
}

function ChangedCheck(props: { check: Transition['checks'][number] }) {
  const { title, from, to, values } = props.check;
  const { t } = useScorecardsTranslation();
  return (
    <li className={styles.changed}>
      {to && <CheckMark status={to} />}
      <span>{title}</span>
      {!to && <span className={styles.aside}>{t('entity.checkGone')}</span>}
      {!from && to && (
        <span className={styles.aside}>{t('entity.checkNew')}</span>
      )}
      <Values values={values} />
    </li>
  );
}

function Change(props: { transition: Transition; title: string }) {
  const { transition, title } = props;
  const { at, score, version, checks } = transition;
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const isUnknown = isFirstUnknown(transition);
  return (
    <li className={styles.change}>
      <p className={styles.changeLine}>
        <Moment value={at} />
        <strong>{levelText(transition, t)}</strong>
        <span className={styles.aside}>
          {title}
          {score !== undefined && !isUnknown && (
            <>
              {' · '}
              {t('entity.historyScore', { score: formatShare(score, locale) })}
            </>
          )}
          {' · '}
          {t('entity.historyVersion', { version: `${version}` })}
        </span>
      </p>
      {checks.length > 0 && !isUnknown && (
        <ul className={styles.changes}>
          {checks.map(check => (
            <ChangedCheck key={check.checkId} check={check} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** What changed for the entity, the newest first. */
export function HistoryPanel(props: {
  history: Refreshable<CursorList<Transition>>;
  /** Titles of scorecards by their ids. */
  titles: Map<string, string>;
}) {
  const { history, titles } = props;
  const { t } = useScorecardsTranslation();
  const denied = useDenied();
  return (
    <Panel
      title={t('entity.history')}
      state={history}
      skeleton={<RowSkeletons rows={3} />}
      failed={t('entity.historyFailed')}
      denied={denied}
      empty={({ items }) =>
        items.length === 0
          ? {
              title: t('entity.historyEmptyTitle'),
              advice: t('entity.historyEmptyAdvice'),
            }
          : undefined
      }
    >
      {list => (
        <>
          <ol className={styles.history} aria-label={t('entity.history')}>
            {list.items.map(transition => (
              <Change
                key={transition.id}
                transition={transition}
                title={
                  titles.get(transition.scorecardId) ?? transition.scorecardId
                }
              />
            ))}
          </ol>
          <More list={list} title={t('entity.earlier')} />
        </>
      )}
    </Panel>
  );
}
