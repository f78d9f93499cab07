import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  Orphan,
  OrphanList,
} from '@groundwork/backstage-plugin-environments-common';
import {
  isDenied,
  Notice,
  reasonOf,
  Refreshable,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsTranslation } from '../../translation';
import { Loading } from '../ListPage';
import { Failure } from '../shared';
import { InventoriesPanel } from './InventoriesPanel';
import { DestroyDialog, IgnoreDialog } from './OrphanDialog';
import { OrphanAction } from './orphans';
import { OrphanSections } from './OrphanSections';
import { useOrphanCommand } from './useOrphanCommand';
import { useReadAgain } from './useReadAgain';
import styles from '../ListPage/ListPage.module.css';

/** Destroying takes seconds, and is done behind the page. */
const READ_AGAIN_MS = 5_000;

/** What is asked about before it is done. */
interface Asked {
  orphan: Orphan;
  action: Exclude<OrphanAction, 'adopt'>;
}

const DIALOGS = { destroy: DestroyDialog, ignore: IgnoreDialog };

function AskedDialog(props: { asked: Asked; onDone(): void; onClose(): void }) {
  const { asked, ...rest } = props;
  const Dialog = DIALOGS[asked.action];
  return <Dialog orphan={asked.orphan} {...rest} />;
}

function Problems(props: { refreshError?: Error; commandError?: Error }) {
  const { refreshError, commandError } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <>
      {refreshError && (
        <Notice
          tone="warning"
          title={t('orphans.refreshFailed')}
          advice={reasonOf(refreshError)}
        />
      )}
      {commandError && (
        <Notice
          title={t('orphans.commandFailed')}
          advice={reasonOf(commandError)}
        />
      )}
    </>
  );
}

type ReadyList = Extract<Refreshable<OrphanList>, { status: 'ready' }>;

function Orphans(props: { list: ReadyList }) {
  const { value, refresh, refreshError } = props.list;
  const [asked, setAsked] = useState<Asked>();
  const [adopting, setAdopting] = useState<string>();
  const { state, act } = useOrphanCommand(refresh);
  useReadAgain(refresh, {
    isChanging: value.items.some(({ status }) => status === 'destroying'),
    everyMs: READ_AGAIN_MS,
  });
  const onAct = (orphan: Orphan, action: OrphanAction) => {
    if (action === 'adopt') {
      setAdopting(orphan.id);
      act(orphan, { action });
    } else {
      setAsked({ orphan, action });
    }
  };
  return (
    <>
      <Problems
        refreshError={refreshError}
        commandError={state.status === 'failed' ? state.error : undefined}
      />
      <OrphanSections
        list={value}
        sending={
          adopting && state.status === 'sending'
            ? { id: adopting, action: 'adopt' }
            : undefined
        }
        onAct={onAct}
      />
      <InventoriesPanel inventories={value.inventories} />
      {asked && (
        <AskedDialog
          asked={asked}
          onDone={() => {
            setAsked(undefined);
            refresh();
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

/** What carries our mark and nobody knows of: `/environments/orphans`. */
export function OrphansPageContent() {
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const list = useRefreshable(signal => api.listOrphans({ signal }), [api]);
  return (
    <div className={styles.page}>
      {list.status === 'failed' &&
        (isDenied(list.error) ? (
          <Notice
            tone="neutral"
            title={t('orphans.deniedTitle')}
            advice={t('orphans.deniedAdvice')}
          />
        ) : (
          <Failure title={t('orphans.failed')} {...list} />
        ))}
      {list.status === 'loading' && <Loading label={t('orphans.loading')} />}
      {list.status === 'ready' && <Orphans list={list} />}
    </div>
  );
}
