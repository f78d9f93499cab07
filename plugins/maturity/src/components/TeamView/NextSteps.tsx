import {
  Emptiness,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  Improvement,
  MaturityTeam,
  TeamMaturity,
} from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';
import {
  CapabilityName,
  CheckMark,
  CheckMessage,
  RemedyButtons,
  Saving,
} from '../shared';
import shared from '../shared/shared.module.css';
import styles from './TeamView.module.css';

const SHOWN = 3;

function Step(props: {
  improvement: Improvement;
  team: MaturityTeam;
  isFirst: boolean;
}) {
  const { improvement, team, isFirst } = props;
  const { capability, title, status, message, level, unlocks } = improvement;
  const { saves, remedy } = improvement;
  const { t } = useMaturityTranslation();
  return (
    <li className={styles.step}>
      <div>
        <div className={styles.stepTitle}>{title}</div>
        {message && (
          <p className={shared.text}>
            <CheckMessage status={status} message={message} />
          </p>
        )}
        {remedy && <p className={shared.aside}>{remedy.text}</p>}
        <div className={`${shared.below} ${shared.row}`}>
          <CheckMark status={status} />
          <CapabilityName capability={capability} />
          <span>
            {unlocks
              ? t('team.unlocks', { level: `${level}` })
              : t('team.counts', { level: `${level}` })}
          </span>
        </div>
      </div>
      <div className={styles.saving}>
        <Saving of={saves} />
      </div>
      <div className={styles.buttons}>
        <RemedyButtons remedy={remedy} team={team} isPrimary={isFirst} />
      </div>
    </li>
  );
}

/** The three that save most, each with the button that starts it. */
export function NextSteps(props: { of: TeamMaturity }) {
  const { improvements, team } = props.of;
  const { t } = useMaturityTranslation();
  return (
    <PanelFrame title={t('team.next')}>
      {improvements.length === 0 ? (
        <Emptiness
          title={t('team.nextEmptyTitle')}
          advice={t('team.nextEmptyAdvice')}
        />
      ) : (
        <ol className={styles.steps} aria-label={t('team.next')}>
          {improvements.slice(0, SHOWN).map((improvement, index) => (
            <Step
              key={`${improvement.capability} ${improvement.checkId}`}
              improvement={improvement}
              team={team}
              isFirst={index === 0}
            />
          ))}
        </ol>
      )}
    </PanelFrame>
  );
}
