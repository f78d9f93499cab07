import {
  formatDay,
  formatShare,
  Hint,
  LevelPips,
  PanelFrame,
  Sparkline,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  TeamCapabilityDetail,
  TeamMaturity,
} from '@groundwork/backstage-plugin-maturity-common';
import { useLevelTexts } from '../../hooks/useLevelTexts';
import { trendOf } from '../../logic/history';
import { levelNameOf, Levels } from '../../logic/levels';
import { useMaturityTranslation } from '../../translation';
import { CapabilityName, CheckMessage, LevelBar } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './TeamView.module.css';

/** More than that are not read through at a glance. */
const SHOWN_CHECKS = 2;

function Level(props: { of: TeamCapabilityDetail; levels: Levels }) {
  const { level, of, unmeasured, coverage, since } = props.of;
  const { t } = useMaturityTranslation();
  const locale = useLocale();
  const texts = useLevelTexts(props.levels);
  return (
    <div>
      <LevelPips
        level={level}
        of={of}
        name={levelNameOf(level, props.levels)}
        isUnmeasured={unmeasured}
      />{' '}
      {!unmeasured && (
        <span>
          {level === 0
            ? t('shared.belowFirst')
            : levelNameOf(level, props.levels)}
        </span>
      )}
      <div className={shared.below}>
        {coverage === undefined ? (
          texts.coverage({ coverage })
        ) : (
          <>
            {t('shared.coverage', { coverage: formatShare(coverage, locale) })}
            {since && !unmeasured && (
              <>
                {' '}
                · {t('team.reached')} {formatDay(new Date(since), locale)}
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function Holding(props: { of: TeamCapabilityDetail }) {
  const { checks, heldBackBy, unmeasured, level, of } = props.of;
  const { t } = useMaturityTranslation();
  const holding = heldBackBy.flatMap(
    id => checks.find(({ checkId }) => checkId === id) ?? [],
  );
  if (holding.length === 0) {
    if (unmeasured) {
      return <>{t('team.holdsUnmeasured')}</>;
    }
    return <>{level >= of ? t('team.holdsNothing') : t('team.holdsUnknown')}</>;
  }
  const [first, ...others] = holding.slice(0, SHOWN_CHECKS);
  const left = holding.length - SHOWN_CHECKS;
  return (
    <>
      {[first, ...others].map(({ checkId, title, status, message }) => (
        <div key={checkId}>
          {title}
          {message && (
            <span className={shared.below}>
              {' – '}
              <CheckMessage status={status} message={message} />
            </span>
          )}
        </div>
      ))}
      {left > 0 && (
        <div className={shared.below}>
          {t('team.moreHolding', { left: `${left}` })}
        </div>
      )}
    </>
  );
}

function Trend(props: { of: TeamMaturity; capability: TeamCapabilityDetail }) {
  const { of, capability } = props;
  const { t } = useMaturityTranslation();
  const locale = useLocale();
  const texts = useLevelTexts(of.model.levels);
  const trend = trendOf(of.history, capability.capability);
  if (!trend) {
    return <span className={shared.below}>{t('team.noTrend')}</span>;
  }
  const day = (at: string) => formatDay(new Date(at), locale, 'UTC');
  const label = t('team.trend', {
    capability: capability.title,
    from: texts.level(trend.from.level),
    fromDay: day(trend.from.day),
    to: texts.level(trend.to.level),
    toDay: day(trend.to.day),
  });
  return (
    <Hint text={label}>
      <Sparkline
        label={label}
        values={trend.values}
        leastRange={of.model.levels.length}
      />
    </Hint>
  );
}

function Row(props: { of: TeamMaturity; capability: TeamCapabilityDetail }) {
  const { of, capability } = props;
  const { t } = useMaturityTranslation();
  const { title, description, organisation } = capability;
  const name = (
    <CapabilityName capability={capability.capability} title={title} />
  );
  return (
    <li className={styles.capability} data-spread={!of.graded || undefined}>
      <div>{description ? <Hint text={description}>{name}</Hint> : name}</div>
      {of.graded && (
        <>
          <Level of={capability} levels={of.model.levels} />
          <div>
            <span className={styles.cellLabel}>{t('team.holds')}</span>
            <Holding of={capability} />
          </div>
          <div>
            <span className={styles.cellLabel}>{t('team.trendTitle')}</span>
            <Trend of={of} capability={capability} />
          </div>
        </>
      )}
      <div>
        <span className={styles.cellLabel}>{t('team.organisation')}</span>
        <LevelBar
          of={organisation}
          levels={of.model.levels}
          hasLabels={!of.graded}
        />
      </div>
    </li>
  );
}

/** The six: where the team stands, what holds it back, and how all teams stand. */
export function CapabilityRows(props: { of: TeamMaturity }) {
  const { of } = props;
  const { t } = useMaturityTranslation();
  return (
    <PanelFrame
      title={of.graded ? t('team.capabilities') : t('team.capabilitiesOfTeams')}
    >
      {of.graded && (
        <div
          className={`${styles.capability} ${styles.heads}`}
          aria-hidden="true"
        >
          <span>{t('shared.capabilityTitle')}</span>
          <span>{t('shared.levelTitle')}</span>
          <span>{t('team.holds')}</span>
          <span>{t('team.trendTitle')}</span>
          <span>{t('team.organisation')}</span>
        </div>
      )}
      <ul
        className={styles.capabilities}
        aria-label={
          of.graded ? t('team.capabilities') : t('team.capabilitiesOfTeams')
        }
      >
        {of.capabilities.map(capability => (
          <Row key={capability.capability} of={of} capability={capability} />
        ))}
      </ul>
    </PanelFrame>
  );
}
