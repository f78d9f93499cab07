import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Emptiness,
  Notice,
  PanelFrame,
  reasonOf,
  RowSkeletons,
  useCursorList,
  useNow,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  EntityScorecards,
  scorecardsWaiverRequestPermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { useEntityScorecards } from '../../hooks/useEntityScorecards';
import { useScorecardsTranslation } from '../../translation';
import { Failure } from '../shared';
import { AsOfField, AsOfPanel, useAsOf } from './AsOf';
import { EvaluateBar } from './EvaluateBar';
import { HistoryPanel } from './HistoryPanel';
import { ScorecardSection } from './ScorecardSection';
import { SourceFailures } from './SourceFailures';

const HISTORY_PAGE = 50;

function Loading() {
  const { t } = useScorecardsTranslation();
  return (
    <PanelFrame title={t('entity.cardTitle')} isBusy>
      <RowSkeletons rows={6} />
    </PanelFrame>
  );
}

function Nothing(props: { isKnown: boolean }) {
  const { t } = useScorecardsTranslation();
  return (
    <PanelFrame title={t('entity.cardTitle')}>
      {props.isKnown ? (
        <Emptiness
          title={t('entity.emptyTitle')}
          advice={t('entity.emptyAdvice')}
        />
      ) : (
        <Emptiness
          title={t('entity.unknownTitle')}
          advice={t('entity.unknownAdvice')}
        />
      )}
    </PanelFrame>
  );
}

function useHistory(entityRef: string) {
  const api = useApi(scorecardsApiRef);
  return useCursorList(
    (cursor, signal) =>
      api.queryHistory({ entityRef, cursor, limit: HISTORY_PAGE }, { signal }),
    [api, entityRef],
  );
}

function Known(props: {
  entityRef: string;
  known: EntityScorecards;
  onEvaluated(evaluated: EntityScorecards): void;
  onChanged(): void;
}) {
  const { entityRef, known, onEvaluated, onChanged } = props;
  const { entity, scorecards } = known;
  const now = useNow();
  const asOf = useAsOf(now);
  const history = useHistory(entityRef);
  const { allowed } = usePermission({
    permission: scorecardsWaiverRequestPermission,
    resourceRef: entityRef,
  });
  const evaluated = (answer: EntityScorecards) => {
    onEvaluated(answer);
    if (history.status === 'ready') {
      history.refresh();
    }
  };
  return (
    <>
      <EvaluateBar entityRef={entityRef} onEvaluated={evaluated}>
        <AsOfField now={now} day={asOf.day} onChange={asOf.setDay} />
      </EvaluateBar>
      {asOf.day && (
        <AsOfPanel entityRef={entityRef} day={asOf.day} current={scorecards} />
      )}
      <SourceFailures of={scorecards} />
      {scorecards.map(scorecard => (
        <ScorecardSection
          key={scorecard.scorecardId}
          entity={entity}
          transitions={history.status === 'ready' ? history.value.items : []}
          context={{ scorecard, now, mayAskWaiver: allowed, onChanged }}
        />
      ))}
      <HistoryPanel
        history={history}
        titles={
          new Map(scorecards.map(one => [one.scorecardId, one.scorecardTitle]))
        }
      />
    </>
  );
}

/** All that scorecards say of one entity. */
export function EntityScorecardsView(props: {
  entityRef: string;
  /** Left out where something else is there to be seen. */
  isSilentWithout?: boolean;
}) {
  const { entityRef, isSilentWithout } = props;
  const { t } = useScorecardsTranslation();
  const known = useEntityScorecards(entityRef);
  switch (known.status) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <Failure title={t('entity.failed')} {...known} />;
    default: {
      const { value, refreshError, refresh, replace } = known;
      if (!value || value.scorecards.length === 0) {
        return isSilentWithout ? null : <Nothing isKnown={Boolean(value)} />;
      }
      return (
        <>
          {refreshError && (
            <Notice
              title={t('entity.failed')}
              advice={reasonOf(refreshError)}
            />
          )}
          <Known
            entityRef={entityRef}
            known={value}
            onEvaluated={replace}
            onChanged={refresh}
          />
        </>
      );
    }
  }
}
