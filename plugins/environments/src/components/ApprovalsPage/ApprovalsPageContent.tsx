import { useState } from 'react';
import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import {
  FilterChips,
  isDenied,
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import { Loading } from '../ListPage';
import { Failure } from '../shared';
import { Decision, STATUSES } from './approvals';
import { ApprovalSections } from './ApprovalSections';
import { DecisionDialog } from './DecisionDialog';
import { ApprovalLists, useApprovals } from './useApprovals';
import { useApprovalsAddress } from './useApprovalsAddress';
import { WaitingLine } from './WaitingLine';
import styles from '../ListPage/ListPage.module.css';

type Address = ReturnType<typeof useApprovalsAddress>;

/** One status at a time: the backend is asked for one, or for all. */
function StatusFilter(props: { address: Address }) {
  const { status, setStatus } = props.address;
  const { t } = useEnvironmentsTranslation();
  return (
    <FilterChips
      label={t('approvals.byStatus')}
      chips={STATUSES.map(value => ({
        value,
        label: t(`approvals.status.${value}`),
      }))}
      chosen={status ? [status] : []}
      onChange={chosen => setStatus(chosen.find(it => it !== status))}
    />
  );
}

/** What somebody is about to decide. */
interface Deciding {
  approval: ApprovalRequest;
  decision: Decision;
}

function DecisionOf(props: {
  deciding: Deciding;
  lists: ApprovalLists;
  onClose(): void;
}) {
  const { deciding, lists, onClose } = props;
  const { open, refresh } = lists;
  const { approval, decision } = deciding;
  const isRead = open.status === 'ready' && !open.isRefreshing;
  const now =
    open.status === 'ready'
      ? open.value.items.find(({ id }) => id === approval.id)
      : approval;
  return (
    <DecisionDialog
      approval={now ?? { ...approval, mayDecide: false }}
      decision={decision}
      isCurrent={isRead && open.refreshError === undefined}
      onDecided={() => {
        onClose();
        refresh();
      }}
      onChanged={refresh}
      onClose={onClose}
    />
  );
}

function Approvals(props: { lists: ApprovalLists; address: Address }) {
  const { lists, address } = props;
  const { open, settled } = lists;
  const { status, soughtId } = address;
  const { t } = useEnvironmentsTranslation();
  const [deciding, setDeciding] = useState<Deciding>();
  if (open.status === 'failed') {
    return <Failure title={t('approvals.failed')} {...open} />;
  }
  if (open.status === 'loading' || settled.status === 'loading') {
    return <Loading label={t('approvals.loading')} />;
  }
  return (
    <>
      {open.refreshError && (
        <Notice
          tone="warning"
          title={t('approvals.refreshFailed')}
          advice={reasonOf(open.refreshError)}
        />
      )}
      <ApprovalSections
        open={
          status === undefined || status === 'open' ? open.value : undefined
        }
        settled={settled.status === 'ready' ? settled.value : undefined}
        isFiltered={status !== undefined}
        soughtId={soughtId}
        onDecide={(approval, decision) => setDeciding({ approval, decision })}
      />
      {settled.status === 'failed' && !isDenied(settled.error) && (
        <Failure title={t('approvals.decidedFailed')} {...settled} />
      )}
      {deciding && (
        <DecisionOf
          deciding={deciding}
          lists={lists}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </>
  );
}

/** What others are asked to agree to: `/environments/approvals`. */
export function ApprovalsPageContent() {
  const address = useApprovalsAddress();
  const lists = useApprovals(address.status);
  const { open } = lists;
  const { status, setStatus } = address;
  const isShown = status === undefined || status === 'open';
  return (
    <div className={styles.page}>
      {open.status === 'ready' && (
        <WaitingLine
          open={open.value}
          onShow={isShown ? undefined : () => setStatus('open')}
        />
      )}
      <StatusFilter address={address} />
      <Approvals lists={lists} address={address} />
    </div>
  );
}
