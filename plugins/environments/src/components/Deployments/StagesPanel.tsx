import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  ComponentStages,
  Deployment,
  FreezeWindow,
} from '@groundwork/backstage-plugin-environments-common';
import {
  Notice,
  Panel,
  reasonOf,
  Refreshable,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { DeploymentWish, troubleOf } from '../../logic/deployments';
import { useEnvironmentsTranslation } from '../../translation';
import { useDenied } from '../shared';
import { DeployDialog } from './dialog/DeployDialog';
import { StageColumn } from './StageColumn';
import styles from './Deployments.module.css';

/** What makes the stages less than sure. */
function Doubts(props: {
  reason: string | undefined;
  error: Error | undefined;
  retry(): void;
}) {
  const { reason, error, retry } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <div className={styles.doubts}>
      {error && (
        <Notice
          tone="warning"
          title={t('deployments.stale')}
          advice={reasonOf(error)}
        >
          <Button variant="secondary" size="small" onPress={retry}>
            {t('shared.retry')}
          </Button>
        </Notice>
      )}
      {reason && (
        <Notice
          tone="warning"
          title={t('deployments.tagsUnread')}
          advice={reason}
        />
      )}
    </div>
  );
}

function Stages(props: {
  stages: ComponentStages;
  history: Deployment[];
  freezeOf(stage: string): FreezeWindow | undefined;
  onChanged(): void;
}) {
  const { stages, history, freezeOf, onChanged } = props;
  const [wish, setWish] = useState<DeploymentWish>();
  return (
    <>
      <div className={styles.stages}>
        {stages.stages.map(status => (
          <StageColumn
            key={status.stage.id}
            status={status}
            stages={stages}
            trouble={troubleOf(status.stage.id, history)}
            freeze={freezeOf(status.stage.id)}
            onWish={setWish}
            onChanged={onChanged}
          />
        ))}
      </div>
      {wish && (
        <DeployDialog
          wish={wish}
          stages={stages}
          onChanged={onChanged}
          onClose={() => setWish(undefined)}
        />
      )}
    </>
  );
}

/** The stages of a component side by side, in the order of its releases. */
export function StagesPanel(props: {
  state: Refreshable<ComponentStages>;
  /** The newest deployments first. */
  history: Deployment[];
  /** The freeze that is in force in a stage. */
  freezeOf(stage: string): FreezeWindow | undefined;
  /** Called when deployments may be others than those that are shown. */
  onChanged(): void;
}) {
  const { state, history, freezeOf, onChanged } = props;
  const { t } = useEnvironmentsTranslation();
  const denied = useDenied();
  return (
    <Panel
      title={t('deployments.stages')}
      state={state}
      skeleton={<RowSkeletons rows={5} />}
      failed={t('deployments.stagesFailed')}
      denied={denied}
      empty={({ enabled, disabledReason, stages }) =>
        enabled && stages.length > 0
          ? undefined
          : {
              title: t('deployments.noStages'),
              advice: disabledReason ?? t('deployments.noStagesAdvice'),
            }
      }
    >
      {stages => (
        <>
          <Doubts
            reason={stages.disabledReason}
            error={state.status === 'ready' ? state.refreshError : undefined}
            retry={onChanged}
          />
          <Stages
            stages={stages}
            history={history}
            freezeOf={freezeOf}
            onChanged={onChanged}
          />
        </>
      )}
    </Panel>
  );
}
