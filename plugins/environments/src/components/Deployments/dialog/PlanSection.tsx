import {
  DeploymentRequest,
  Release,
  StageStatus,
} from '@groundwork/backstage-plugin-environments-common';
import { RowSkeletons } from '@groundwork/backstage-plugin-groundwork-react';
import { DeploymentPlan } from '../../../hooks/useDeploymentPlan';
import { useEnvironmentsTranslation } from '../../../translation';
import { PlanFailure } from './PlanFailure';
import { PlanView } from './PlanView';
import styles from '../Deployments.module.css';

/** What would come of a deployment, in whichever state knowing it is. */
export function PlanSection(props: {
  plan: DeploymentPlan;
  request: DeploymentRequest;
  status: StageStatus;
  releases: Release[];
  /** Called when there is another release. */
  onReleased(): void;
}) {
  const { plan, request, status, releases, onReleased } = props;
  const { state, isCurrent } = plan;
  const { t } = useEnvironmentsTranslation();
  switch (state.status) {
    case 'failed':
      return (
        <PlanFailure
          error={state.error}
          request={request}
          retry={state.retry}
          onReleased={onReleased}
        />
      );
    case 'loading':
      return (
        <div role="status" aria-label={t('deployments.planning')}>
          <RowSkeletons rows={5} />
        </div>
      );
    default:
      return state.value ? (
        <div className={styles.plan} aria-busy={!isCurrent}>
          {state.refreshError && (
            <PlanFailure
              error={state.refreshError}
              request={request}
              retry={state.refresh}
              onReleased={onReleased}
            />
          )}
          <PlanView
            kind={request.kind}
            verdict={state.value}
            current={status.current}
            releases={releases}
          />
        </div>
      ) : (
        <p className={styles.text}>{t('deployments.noVersion')}</p>
      );
  }
}
