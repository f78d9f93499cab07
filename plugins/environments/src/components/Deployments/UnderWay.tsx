import { useState } from 'react';
import { Button } from '@backstage/ui';
import { Deployment } from '@groundwork/backstage-plugin-environments-common';
import {
  EntityLink,
  RelativeTime,
} from '@groundwork/backstage-plugin-groundwork-react';
import { progressOf } from '../../logic/deployments';
import { useEnvironmentsTranslation } from '../../translation';
import { EnvironmentLink } from '../shared';
import { ApprovalNote } from './ApprovalNote';
import { CancelDialog } from './CancelDialog';
import { DeploymentMark } from './DeploymentMark';
import styles from './Deployments.module.css';

function Progress(props: { operation: NonNullable<Deployment['operation']> }) {
  const { t } = useEnvironmentsTranslation();
  const { done, total, resource } = progressOf(props.operation);
  if (total === 0) {
    return null;
  }
  const steps = { done: `${done}`, total: `${total}` };
  return (
    <p className={styles.aside}>
      {resource
        ? t('deployments.progressAt', { ...steps, resource })
        : t('deployments.progress', steps)}
    </p>
  );
}

/** The deployment that is on its way to a stage, and a way to stop it. */
export function UnderWay(props: {
  deployment: Deployment;
  stageTitle: string;
  onChanged(): void;
}) {
  const { deployment, stageTitle, onChanged } = props;
  const { version, status, requestedAt, requestedBy, operation, approval } =
    deployment;
  const { t } = useEnvironmentsTranslation();
  const [isAsked, setAsked] = useState(false);
  return (
    <div className={styles.underWay}>
      <div className={styles.line}>
        <strong>{version}</strong>
        <span role="status">
          <DeploymentMark status={status} />
        </span>
      </div>
      <p className={styles.aside}>
        {t('deployments.asked')} <RelativeTime value={requestedAt} />{' '}
        {t('deployments.by')} <EntityLink entityRef={requestedBy} isQuiet />
      </p>
      {status === 'deploying' && operation && (
        <Progress operation={operation} />
      )}
      {status === 'waiting_approval' && approval && (
        <ApprovalNote approval={approval} />
      )}
      {status === 'deploying' && (
        <EnvironmentLink
          id={deployment.environmentId}
          name={t('deployments.toEnvironment')}
        />
      )}
      <Button variant="secondary" size="small" onPress={() => setAsked(true)}>
        {t('deployments.cancel')}
      </Button>
      {isAsked && (
        <CancelDialog
          deployment={deployment}
          stageTitle={stageTitle}
          onChanged={onChanged}
          onClose={() => setAsked(false)}
        />
      )}
    </div>
  );
}
