import { useEffect, useRef, useState } from 'react';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { ComponentStages } from '@groundwork/backstage-plugin-environments-common';
import {
  More,
  Panel,
  Refreshable,
  RowSkeletons,
  useCursorList,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useDeploymentStages } from '../../hooks/useDeploymentStages';
import { useFreezeOf } from '../../hooks/useFreezeOf';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { milestoneOf } from '../../logic/deployments';
import { useEnvironmentsTranslation } from '../../translation';
import { HistoryPanel, StagesPanel } from '../Deployments';
import { EnvironmentTable, useDenied } from '../shared';
import styles from './EntityEnvironments.module.css';

type ReadyRefreshable<T> = Extract<Refreshable<T>, { status: 'ready' }>;

/** The stages need the newest of each; one reads about as many. */
const HISTORY_LENGTH = 30;

/** Refreshes when a milestone follows another; the first one is where it begins. */
function useRefreshedAt(milestone: string | undefined, refresh?: () => void) {
  const known = useRef(milestone);
  useEffect(() => {
    if (milestone === undefined || milestone === known.current || !refresh) {
      return;
    }
    const isFirst = known.current === undefined;
    known.current = milestone;
    if (!isFirst) {
      refresh();
    }
  }, [milestone, refresh]);
}

function EnvironmentsPanel(props: {
  component: string;
  /** Another one when something has happened to the stages. */
  milestone: string | undefined;
}) {
  const { component, milestone } = props;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const denied = useDenied();
  const create = useEnvironmentsLinks().create({ component });
  const state = useCursorList(
    (cursor, signal) =>
      api.queryEnvironments({ scope: 'all', component, cursor }, { signal }),
    [api, component],
  );
  useRefreshedAt(
    milestone,
    state.status === 'ready' ? state.refresh : undefined,
  );
  return (
    <Panel
      title={t('entity.environments')}
      state={state}
      skeleton={<RowSkeletons rows={3} />}
      failed={t('entity.failed')}
      denied={denied}
      meta={({ items }) =>
        create &&
        items.length > 0 && (
          <ButtonLink variant="secondary" size="small" href={create}>
            {t('shared.new')}
          </ButtonLink>
        )
      }
      empty={({ items }) =>
        items.length === 0
          ? {
              title: t('entity.emptyTitle'),
              advice: t('entity.emptyAdvice'),
              action: create
                ? { title: t('shared.new'), href: create }
                : undefined,
            }
          : undefined
      }
    >
      {list => (
        <>
          <EnvironmentTable rows={list.items} />
          <More list={list} />
        </>
      )}
    </Panel>
  );
}

/** Stages, and under them how they came to be what they are. */
function WithHistory(props: {
  component: string;
  owner: string | undefined;
  stages: ReadyRefreshable<ComponentStages>;
}) {
  const { component, owner, stages } = props;
  const api = useApi(environmentsApiRef);
  // What was refused changes the history, and no stage.
  const [asked, setAsked] = useState(0);
  const milestone = milestoneOf(stages.value);
  const history = useCursorList(
    (cursor, signal) =>
      api.queryDeployments(
        { component, limit: HISTORY_LENGTH, cursor },
        { signal },
      ),
    [api, component, milestone, asked],
  );
  const freezeOf = useFreezeOf({ component, owner }, `${milestone} ${asked}`);
  const changed = () => {
    setAsked(count => count + 1);
    stages.refresh();
  };
  return (
    <>
      <StagesPanel
        state={stages}
        history={history.status === 'ready' ? history.value.items : []}
        freezeOf={freezeOf}
        onChanged={changed}
      />
      <HistoryPanel state={history} stages={stages.value.stages} />
    </>
  );
}

function Panels(props: { component: string; owner: string | undefined }) {
  const { component, owner } = props;
  const stages = useDeploymentStages(component);
  const isReady = stages.status === 'ready';
  return (
    <>
      {isReady && stages.value.enabled ? (
        <WithHistory component={component} owner={owner} stages={stages} />
      ) : (
        <StagesPanel
          state={stages}
          history={[]}
          freezeOf={() => undefined}
          onChanged={() => {}}
        />
      )}
      <EnvironmentsPanel
        component={component}
        milestone={isReady ? milestoneOf(stages.value) : undefined}
      />
    </>
  );
}

/** The stages, deployments and environments of a component. */
export function EntityEnvironmentsContent() {
  const { entity } = useEntity();
  const component = stringifyEntityRef(entity);
  const owner = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  return (
    <div className={styles.content} key={component}>
      <Panels component={component} owner={owner} />
    </div>
  );
}
