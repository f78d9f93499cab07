import { Link, useParams } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { EnvironmentDetail } from '@groundwork/backstage-plugin-environments-common';
import {
  Notice,
  RowSkeletons,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { useFollowed } from '../../hooks/useFollowed';
import { useEnvironmentsTranslation } from '../../translation';
import { Failure } from '../shared';
import { Actions, NotPossible } from './actions/Actions';
import { Conditions, WaitingForApproval } from './Conditions';
import { Headline } from './Headline';
import { InputsPanel } from './InputsPanel';
import { LogPanel } from './LogPanel';
import { OutputsPanel } from './OutputsPanel';
import { ResourcesPanel } from './ResourcesPanel';
import { StepsPanel } from './StepsPanel';
import { TimelinePanel } from './TimelinePanel';
import styles from './EnvironmentPage.module.css';

/** Another one when something has happened that the timeline tells of. */
function milestoneOf(environment: EnvironmentDetail): string {
  const { phase, generation, expiresAt, operation } = environment;
  return [phase, generation, expiresAt, operation?.id, operation?.status].join(
    ' ',
  );
}

function Shown(props: {
  first: EnvironmentDetail;
  onDone(environment: EnvironmentDetail): void;
}) {
  const { first, onDone } = props;
  const { followed, connection } = useFollowed(first.id);
  const told = followed.environment;
  // What an action has answered can be newer than what was told last.
  const environment = told && told.updatedAt >= first.updatedAt ? told : first;
  const isDestroyed = environment.deletedAt !== undefined;
  return (
    <>
      <Headline
        environment={environment}
        actions={<Actions environment={environment} onDone={onDone} />}
      />
      <WaitingForApproval environment={environment} />
      <Conditions environment={environment} />
      <NotPossible environment={environment} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <StepsPanel operation={environment.operation} />
          <LogPanel
            name={environment.name}
            followed={followed}
            connection={connection}
            isDestroyed={isDestroyed}
          />
        </div>
        <div className={styles.column}>
          <OutputsPanel environment={environment} />
          <InputsPanel environment={environment} />
          <ResourcesPanel
            resources={environment.resources}
            isDestroyed={isDestroyed}
          />
          <TimelinePanel
            environmentId={environment.id}
            version={milestoneOf(environment)}
          />
        </div>
      </div>
    </>
  );
}

function Environment(props: { id: string }) {
  const { id } = props;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const found = useRefreshable(
    signal => api.findEnvironment(id, { signal }),
    [api, id],
  );
  if (found.status === 'loading') {
    return (
      <div role="status" aria-label={t('environment.loading')} aria-busy="true">
        <RowSkeletons rows={8} />
      </div>
    );
  }
  if (found.status === 'failed') {
    return <Failure title={t('environment.failed')} {...found} />;
  }
  return found.value ? (
    <Shown first={found.value} onDone={found.replace} />
  ) : (
    <Notice
      tone="neutral"
      title={t('environment.goneTitle', { id })}
      advice={t('environment.goneAdvice')}
    />
  );
}

/** An environment, as it is and as it changes: `/environments/:id`. */
export function EnvironmentPageContent() {
  const { id = '' } = useParams();
  const { t } = useEnvironmentsTranslation();
  const { all } = useEnvironmentsLinks();
  return (
    <div className={styles.page}>
      {all && (
        <Link className={styles.back} to={all}>
          {t('environment.all')}
        </Link>
      )}
      <Environment key={id} id={id} />
    </div>
  );
}
