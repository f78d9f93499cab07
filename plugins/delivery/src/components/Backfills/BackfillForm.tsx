import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Button, Select, TextField } from '@backstage/ui';
import {
  Notice,
  reasonOf,
  useSending,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { useDeliveryTranslation } from '../../translation';
import styles from '../shared/shared.module.css';

const TAGS = 'tags';
const BRANCH = 'branch';

/** Starts reading a repository. */
export function BackfillForm(props: { onStarted(): void }) {
  const { onStarted } = props;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const [repository, setRepository] = useState('');
  const [releases, setReleases] = useState(TAGS);
  const [branch, setBranch] = useState('main');
  const { state, send } = useSending();
  const isReady =
    repository.trim() !== '' && (releases === TAGS || branch.trim() !== '');
  const start = async () => {
    const error = await send(() =>
      api.startBackfill({
        repository: repository.trim(),
        releases: releases === TAGS ? TAGS : `branch:${branch.trim()}`,
      }),
    );
    if (!error) {
      setRepository('');
      onStarted();
    }
  };
  return (
    <form
      className={styles.dialog}
      onSubmit={event => {
        event.preventDefault();
        if (isReady) {
          start();
        }
      }}
    >
      <div className={styles.fields}>
        <TextField
          label={t('backfills.repository')}
          description={t('backfills.repositoryHint')}
          placeholder="https://github.com/acme/orders"
          value={repository}
          onChange={setRepository}
        />
        <Select
          label={t('backfills.releases')}
          description={t('backfills.releasesHint')}
          options={[
            { id: TAGS, label: t('backfills.tags') },
            { id: BRANCH, label: t('backfills.branch') },
          ]}
          value={releases}
          onChange={to => setReleases(`${to}`)}
        />
        {releases === BRANCH && (
          <TextField
            label={t('backfills.branchName')}
            value={branch}
            onChange={setBranch}
          />
        )}
      </div>
      {state.status === 'failed' && (
        <Notice
          title={t('backfills.startFailed')}
          advice={reasonOf(state.error)}
        />
      )}
      <div className={styles.row}>
        <Button
          type="submit"
          variant="primary"
          isDisabled={!isReady}
          isPending={state.status === 'sending'}
        >
          {t('backfills.start')}
        </Button>
      </div>
    </form>
  );
}
