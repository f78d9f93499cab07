import { useApi } from '@backstage/core-plugin-api';
import {
  Emptiness,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  LevelDistribution,
  OrganisationMaturity,
} from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { useConstraintTexts } from '../../hooks/useConstraintTexts';
import { useMaturityLinks } from '../../hooks/useMaturityLinks';
import { Levels } from '../../logic/levels';
import { useMaturityTranslation } from '../../translation';
import { CapabilityName, LevelBar, LinkTo } from '../shared';
import shared from '../shared/shared.module.css';
import { Widget } from './Widget';
import styles from './widgets.module.css';

function Distribution(props: { of: LevelDistribution[]; levels: Levels }) {
  const { of, levels } = props;
  const { t } = useMaturityTranslation();
  return (
    <ul
      className={`${shared.pips} ${styles.spread}`}
      aria-label={t('organisation.heatMap')}
    >
      {of.map(column => (
        <li key={column.capability}>
          <CapabilityName capability={column.capability} />
          <LevelBar of={column} levels={levels} />
        </li>
      ))}
    </ul>
  );
}

function Summary(props: { of: OrganisationMaturity }) {
  const { teams, constraint, readiness, distribution, model } = props.of;
  const { t } = useMaturityTranslation();
  const { sentence, evidence } = useConstraintTexts();
  const links = useMaturityLinks();
  const all = links.all();
  if (teams.length === 0) {
    return (
      <div className={styles.empty}>
        <Emptiness
          title={t('organisation.noTeamsTitle')}
          advice={t('organisation.noTeamsAdvice')}
          action={all ? { title: t('widgets.overview'), href: all } : undefined}
        />
      </div>
    );
  }
  return (
    <div className={styles.team}>
      <p className={styles.sentence}>
        {constraint ? sentence(constraint.finding) : t('constraint.none')}
      </p>
      {constraint && (
        <p className={shared.aside}>{evidence(constraint.finding)}</p>
      )}
      <p className={shared.text}>{readiness.text}</p>
      <Distribution of={distribution} levels={model.levels} />
      <div className={styles.links}>
        <LinkTo to={all}>{t('widgets.overview')}</LinkTo>
        <LinkTo to={links.report()}>{t('shared.openReport')}</LinkTo>
      </div>
    </div>
  );
}

/** For Home: what holds all teams up, and how they are spread over the levels. */
export function OrganisationSummaryContent() {
  const api = useApi(maturityApiRef);
  const { t } = useMaturityTranslation();
  const state = useLoadable(() => api.getOrganisation({}), [api]);
  return (
    <Widget
      state={state}
      loading={t('organisation.loading')}
      failed={t('organisation.failed')}
    >
      {of => <Summary of={of} />}
    </Widget>
  );
}
