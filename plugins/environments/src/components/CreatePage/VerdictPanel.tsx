import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import {
  EnvironmentRequest,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';
import {
  Notice,
  PanelFrame,
  reasonOf,
  RowSkeletons,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsTranslation } from '../../translation';
import { Failure } from '../shared';
import { Incomplete } from './Incomplete';
import { useCreate } from './useCreate';
import { VerdictView } from './VerdictView';
import styles from './CreatePage.module.css';

function Submit(props: {
  request: EnvironmentRequest;
  verdict: Verdict;
  isCurrent: boolean;
  onChanged(): void;
}) {
  const { request, verdict, isCurrent, onChanged } = props;
  const { t } = useEnvironmentsTranslation();
  const { state, create } = useCreate(onChanged);
  return (
    <>
      {state.status === 'failed' && (
        <Notice
          title={
            state.hasChanged ? t('create.changed') : t('create.submitFailed')
          }
          advice={
            state.hasChanged
              ? t('create.changedAdvice', { reason: reasonOf(state.error) })
              : reasonOf(state.error)
          }
        />
      )}
      {verdict.decision !== 'denied' && (
        <Button
          variant="primary"
          isDisabled={!isCurrent}
          isPending={state.status === 'sending'}
          onPress={() => create(request, verdict.digest)}
        >
          {verdict.decision === 'allowed'
            ? t('create.submit', { name: verdict.name })
            : t('create.submitWaiting', { name: verdict.name })}
        </Button>
      )}
    </>
  );
}

function Planned(props: { request: EnvironmentRequest; isSettled: boolean }) {
  const { request, isSettled } = props;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const planned = useRefreshable(
    signal => api.plan(request, { signal }),
    [api, request],
  );
  if (planned.status === 'failed') {
    return <Failure title={t('create.planFailed')} {...planned} />;
  }
  if (planned.status === 'loading') {
    return (
      <div role="status" aria-label={t('create.planning')}>
        <RowSkeletons rows={5} />
      </div>
    );
  }
  const isCurrent =
    isSettled && !planned.isRefreshing && planned.refreshError === undefined;
  return (
    <div aria-busy={!isCurrent} className={styles.verdict}>
      <VerdictView verdict={planned.value} />
      <Submit
        request={request}
        verdict={planned.value}
        isCurrent={isCurrent}
        onChanged={planned.refresh}
      />
    </div>
  );
}

/** What would come of a request, and the button that makes it so. */
export function VerdictPanel(props: {
  request: EnvironmentRequest;
  /** Whether nothing was changed since. */
  isSettled: boolean;
  /** Whether everything that is needed is filled in. */
  isComplete: boolean;
  /** The titles of the fields that have to be corrected. */
  unreadable: readonly string[];
}) {
  const { request, isSettled, isComplete, unreadable } = props;
  const needsOwner = !request.component && !request.owner;
  const { t } = useEnvironmentsTranslation();
  return (
    <PanelFrame title={t('create.verdict')}>
      <div className={styles.panelBody}>
        {isComplete && unreadable.length === 0 && !needsOwner ? (
          <Planned request={request} isSettled={isSettled} />
        ) : (
          <p className={styles.text}>
            <Incomplete unreadable={unreadable} needsOwner={needsOwner} />
          </p>
        )}
      </div>
    </PanelFrame>
  );
}
