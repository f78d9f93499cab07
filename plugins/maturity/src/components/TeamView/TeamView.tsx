import { useApi } from '@backstage/core-plugin-api';
import {
  Notice,
  PanelFrame,
  Refreshable,
  useLoadable,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { TeamMaturity } from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { useMaturityLinks } from '../../hooks/useMaturityLinks';
import { useMaturityTranslation } from '../../translation';
import {
  About,
  Constraint,
  Failure,
  LinkTo,
  Reading,
  Remarks,
  Stale,
} from '../shared';
import shared from '../shared/shared.module.css';
import { CapabilityRows } from './CapabilityRows';
import { ChecksPanel } from './ChecksPanel';
import { HistoryPanel } from './HistoryPanel';
import { NextSteps } from './NextSteps';
import { OpinionPanel } from './OpinionPanel';
import { PracticesPanel } from './PracticesPanel';
import { ReadinessPanel } from './ReadinessPanel';
import { TeamHeader } from './TeamHeader';
import styles from './TeamView.module.css';

/** How far back the levels of a team are shown. */
const HISTORY_DAYS = 180;

type Ready = Extract<
  Refreshable<TeamMaturity | undefined>,
  { status: 'ready' }
>;

function NotGraded(props: { of: TeamMaturity }) {
  const { teams } = props.of;
  const { t } = useMaturityTranslation();
  const links = useMaturityLinks();
  return (
    <>
      <Notice
        tone="neutral"
        title={t('team.notGradedTitle')}
        advice={t('team.notGradedAdvice')}
      />
      <CapabilityRows of={props.of} />
      {teams.length > 0 && (
        <PanelFrame title={t('team.teams')}>
          <div className={shared.body}>
            <ul className={styles.teams} aria-label={t('team.teams')}>
              {teams.map(({ entityRef, title }) => (
                <li key={entityRef}>
                  <LinkTo to={links.team(entityRef)}>{title}</LinkTo>
                </li>
              ))}
            </ul>
          </div>
        </PanelFrame>
      )}
    </>
  );
}

function Graded(props: { of: TeamMaturity; state: Ready }) {
  const { of, state } = props;
  const api = useApi(maturityApiRef);
  const model = useLoadable(() => api.getModel(), [api]);
  return (
    <>
      <NextSteps of={of} />
      <CapabilityRows of={of} />
      <ChecksPanel of={of} model={model} />
      <div className={styles.columns}>
        <div>
          <ReadinessPanel of={of.readiness} />
        </div>
        <div>
          <OpinionPanel
            entityRef={of.team.entityRef}
            of={of.selfAssessment}
            onAnswered={selfAssessment =>
              state.replace({ ...of, selfAssessment })
            }
          />
        </div>
      </div>
      <PracticesPanel of={of} model={model} />
      <HistoryPanel of={of} />
    </>
  );
}

function Unknown(props: { entityRef: string }) {
  const { t } = useMaturityTranslation();
  const links = useMaturityLinks();
  return (
    <Notice
      tone="neutral"
      title={t('team.unknownTitle')}
      advice={t('team.unknownAdvice', { team: props.entityRef })}
    >
      <LinkTo to={links.all()}>{t('team.back')}</LinkTo>
    </Notice>
  );
}

/** Where a team stands, what holds it up, and what to do next. */
export function TeamView(props: {
  entityRef: string;
  /** Whether the page around it says already which team it is. */
  isNamed?: boolean;
}) {
  const { entityRef, isNamed = false } = props;
  const api = useApi(maturityApiRef);
  const { t } = useMaturityTranslation();
  const state = useRefreshable(
    signal => api.findTeam(entityRef, { signal, days: HISTORY_DAYS }),
    [api, entityRef],
  );
  switch (state.status) {
    case 'loading':
      return (
        <Reading
          label={t('team.loading')}
          panels={[
            { title: t('team.next'), rows: 3 },
            { title: t('team.capabilities'), rows: 6 },
          ]}
        />
      );
    case 'failed':
      return <Failure title={t('team.failed')} {...state} />;
    default: {
      const of = state.value;
      if (!of) {
        return <Unknown entityRef={entityRef} />;
      }
      return (
        <div
          className={shared.view}
          aria-busy={state.isRefreshing || undefined}
        >
          <TeamHeader of={of} isNamed={isNamed} onEvaluated={state.replace} />
          <Stale error={state.refreshError} />
          <header className={shared.headline}>
            <Constraint of={of.constraint} />
            <About of={of} />
            <Remarks remarks={of.remarks} />
          </header>
          {of.graded ? <Graded of={of} state={state} /> : <NotGraded of={of} />}
        </div>
      );
    }
  }
}
