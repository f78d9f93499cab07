import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ResponseError, toError } from '@backstage/errors';
import { Button } from '@backstage/ui';
import { DeploymentRequest } from '@groundwork/backstage-plugin-environments-common';
import {
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../../api';
import { canBeRelease } from '../../../logic/deployments';
import { useEnvironmentsTranslation } from '../../../translation';
import styles from '../Deployments.module.css';

function isMissing(error: Error): boolean {
  return (
    error.name === 'NotFoundError' ||
    (error instanceof ResponseError && error.response.status === 404)
  );
}

type MakingState =
  | { status: 'open' }
  | { status: 'sending' }
  | { status: 'failed'; error: Error };

/** Has the backend look for a tag that it has not seen yet. */
function MakeRelease(props: {
  component: string;
  version: string;
  onReleased(): void;
}) {
  const { component, version, onReleased } = props;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const [state, setState] = useState<MakingState>({ status: 'open' });
  const make = async () => {
    setState({ status: 'sending' });
    try {
      await api.createRelease({ component, version });
    } catch (reason) {
      setState({ status: 'failed', error: toError(reason) });
      return;
    }
    onReleased();
  };
  return (
    <>
      <p className={styles.aside}>{t('deployments.makeReleaseHint')}</p>
      <div className={styles.line}>
        <Button
          variant="secondary"
          isPending={state.status === 'sending'}
          onPress={make}
        >
          {t('deployments.makeRelease', { version })}
        </Button>
      </div>
      {state.status === 'failed' && (
        <Notice
          title={t('deployments.makeFailed', { version })}
          advice={reasonOf(state.error)}
        />
      )}
    </>
  );
}

/** Why it is not known what would happen, and what one can do about that. */
export function PlanFailure(props: {
  error: Error;
  request: DeploymentRequest;
  retry(): void;
  onReleased(): void;
}) {
  const { error, request, retry, onReleased } = props;
  const { component, kind, version } = request;
  const { t } = useEnvironmentsTranslation();
  return (
    <div className={styles.plan}>
      <Notice title={t('deployments.planFailed')} advice={reasonOf(error)}>
        <Button variant="secondary" onPress={retry}>
          {t('shared.retry')}
        </Button>
      </Notice>
      {kind === 'deploy' && canBeRelease(version) && isMissing(error) && (
        <MakeRelease
          key={version}
          component={component}
          version={version}
          onReleased={() => {
            retry();
            onReleased();
          }}
        />
      )}
    </div>
  );
}
