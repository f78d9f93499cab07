import { useApi } from '@backstage/core-plugin-api';
import {
  Emptiness,
  Notice,
  ShareBar,
  useQueryParam,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  MaturityTeam,
  OrganisationMaturity,
} from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { useDeliveryLink } from '../../hooks/useDeliveryLink';
import { useMaturityLinks } from '../../hooks/useMaturityLinks';
import { useMaturityTranslation } from '../../translation';
import {
  About,
  Constraint,
  Failure,
  LinkTo,
  Reading,
  References,
  Remarks,
  Stale,
} from '../shared';
import shared from '../shared/shared.module.css';
import { GroupChoice } from './GroupChoice';
import { HeatPanel } from './HeatPanel';
import styles from './OrganisationPage.module.css';
import { ProofPanel } from './ProofPanel';
import { TrendPanel } from './TrendPanel';

function Readiness(props: { of: OrganisationMaturity['readiness'] }) {
  const { ships, pilesUp, unclear, text } = props.of;
  const { t } = useMaturityTranslation();
  return (
    <section className={styles.readiness}>
      <h3 className={shared.heading}>{t('constraint.readiness')}</h3>
      <p className={shared.text}>{text}</p>
      <ShareBar
        label={t('constraint.readiness')}
        hasLabels
        parts={[
          {
            id: 'ships',
            label: t('shared.readiness.ships'),
            value: ships,
            fill: 'positive',
          },
          {
            id: 'piles-up',
            label: t('shared.readiness.piles-up'),
            value: pilesUp,
            fill: 'warning',
          },
          {
            id: 'unclear',
            label: t('shared.readiness.unclear'),
            value: unclear,
            fill: 'unmeasured',
          },
        ]}
      />
    </section>
  );
}

/** Why there is no team, and what to do about it. */
function NoTeams(props: { of: OrganisationMaturity; group: string }) {
  const { of, group } = props;
  const { t } = useMaturityTranslation();
  const links = useMaturityLinks();
  const isNotYet = of.remarks.some(({ code }) => code === 'notYetMeasured');
  const all = links.all();
  const action =
    group && all ? { title: t('organisation.showAll'), href: all } : undefined;
  if (isNotYet) {
    return (
      <Emptiness
        title={t('organisation.notYetTitle')}
        advice={t('organisation.notYetAdvice')}
      />
    );
  }
  return group ? (
    <Emptiness
      title={t('organisation.noTeamsInGroupTitle')}
      advice={t('organisation.noTeamsInGroupAdvice')}
      action={action}
    />
  ) : (
    <Emptiness
      title={t('organisation.noTeamsTitle')}
      advice={t('organisation.noTeamsAdvice')}
    />
  );
}

/** That levels say nothing yet, and where the facts that decide come from. */
function NothingMeasured() {
  const { t } = useMaturityTranslation();
  const delivery = useDeliveryLink()('all');
  return (
    <Notice
      tone="neutral"
      title={t('organisation.nothingTitle')}
      advice={t('organisation.nothingAdvice')}
    >
      {delivery && <LinkTo to={delivery}>{t('organisation.connect')}</LinkTo>}
    </Notice>
  );
}

/** Of which teams, and the same on paper. */
function Bar(props: {
  groups: MaturityTeam[];
  group: string;
  setGroup(group: string): void;
}) {
  const { groups, group, setGroup } = props;
  const { t } = useMaturityTranslation();
  const links = useMaturityLinks();
  return (
    <div className={shared.bar}>
      <GroupChoice groups={groups} group={group} onChange={setGroup} />
      <LinkTo to={links.report(group ? { group } : {})}>
        {t('shared.openReport')}
      </LinkTo>
    </div>
  );
}

function Partial() {
  const { t } = useMaturityTranslation();
  return (
    <Notice
      tone="neutral"
      title={t('organisation.partialTitle')}
      advice={t('organisation.partialAdvice')}
    />
  );
}

function Organisation(props: {
  of: OrganisationMaturity;
  group: string;
  setGroup(group: string): void;
}) {
  const { of, group, setGroup } = props;
  const bar = <Bar groups={of.groups} group={group} setGroup={setGroup} />;
  // It is said by a notice of its own, or by the emptiness.
  const remarks = of.remarks.filter(
    ({ code }) => !['partial', 'notYetMeasured', 'noTeams'].includes(code),
  );
  if (of.teams.length === 0) {
    return (
      <>
        {bar}
        {of.partial && <Partial />}
        <div className={`${shared.panel} ${shared.nothing}`}>
          <NoTeams of={of} group={group} />
        </div>
        <Remarks remarks={remarks} />
        <References references={of.references} />
      </>
    );
  }
  const isNothingKnown = of.teams.every(({ capabilities }) =>
    capabilities.every(({ unmeasured }) => unmeasured),
  );
  return (
    <>
      <header className={shared.headline}>
        <div className={shared.answers}>
          <div className={shared.headline}>
            <Constraint of={of.constraint} />
            <About of={of} />
          </div>
          <Readiness of={of.readiness} />
        </div>
        <Remarks remarks={remarks} />
      </header>
      {bar}
      {of.partial && <Partial />}
      {isNothingKnown && <NothingMeasured />}
      <HeatPanel of={of} />
      <TrendPanel of={of} />
      <ProofPanel proof={of.proof} />
      <References references={of.references} />
    </>
  );
}

/** Where teams stand, and what holds them up: `/maturity`. */
export function OrganisationPageContent() {
  const api = useApi(maturityApiRef);
  const { t } = useMaturityTranslation();
  const [group, setGroup] = useQueryParam('group');
  const state = useRefreshable(
    signal => api.getOrganisation(group ? { group } : {}, { signal }),
    [api, group],
  );
  switch (state.status) {
    case 'loading':
      return (
        <div className={shared.page}>
          <Reading
            label={t('organisation.loading')}
            panels={[
              { title: t('organisation.heatMap'), rows: 7 },
              { title: t('organisation.trend'), rows: 3 },
            ]}
          />
        </div>
      );
    case 'failed':
      return (
        <div className={shared.page}>
          <Failure title={t('organisation.failed')} {...state} />
        </div>
      );
    default:
      return (
        <div
          className={shared.page}
          aria-busy={state.isRefreshing || undefined}
        >
          <Stale error={state.refreshError} />
          <Organisation of={state.value} group={group} setGroup={setGroup} />
        </div>
      );
  }
}
