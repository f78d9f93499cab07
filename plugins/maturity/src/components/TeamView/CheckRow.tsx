import { Day } from '@groundwork/backstage-plugin-groundwork-react';
import {
  MaturityCheck,
  MaturityTeam,
  ModelCheck,
} from '@groundwork/backstage-plugin-maturity-common';
import { useLevelTexts } from '../../hooks/useLevelTexts';
import { Levels } from '../../logic/levels';
import { useMaturityTranslation } from '../../translation';
import { CheckMark, CheckMessage, RemedyButtons, Source } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './TeamView.module.css';

/** What the model says of a check. */
export type CheckInModel = Pick<
  ModelCheck,
  'id' | 'reason' | 'source' | 'remedy'
>;

const NEEDS_NOTHING: ReadonlyArray<MaturityCheck['status']> = [
  'pass',
  'exempt',
];

/** A check: what it says and since when, why it is asked for, and what to do. */
export function CheckRow(props: {
  check: MaturityCheck;
  team: MaturityTeam;
  levels: Levels;
  /** Undefined while the model is not read. */
  inModel: CheckInModel | undefined;
  /** Whether it is on a level; practices are on none. */
  hasLevel: boolean;
}) {
  const { check, team, levels, inModel, hasLevel } = props;
  const { title, level, status, message, since } = check;
  const { t } = useMaturityTranslation();
  const texts = useLevelTexts(levels);
  const remedy = NEEDS_NOTHING.includes(status) ? undefined : inModel?.remedy;
  return (
    <li className={styles.check}>
      <CheckMark status={status} />
      <div>
        <div className={styles.checkTitle}>{title}</div>
        {message && (
          <p className={shared.text}>
            <CheckMessage status={status} message={message} />
          </p>
        )}
        {remedy && <p className={shared.aside}>{remedy.text}</p>}
        <div className={shared.below}>
          {hasLevel && texts.level(level)}
          {since && (
            <>
              {hasLevel && ' · '}
              {t('shared.since')} <Day value={since} />
            </>
          )}
        </div>
        {inModel && (
          <details className={styles.why}>
            <summary>{t('team.why')}</summary>
            <p className={shared.aside}>{inModel.reason}</p>
            <p className={shared.aside}>
              {t('team.source')}: <Source of={inModel.source} />
            </p>
          </details>
        )}
      </div>
      <div className={styles.buttons}>
        <RemedyButtons remedy={remedy} team={team} />
      </div>
    </li>
  );
}
