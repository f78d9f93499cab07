import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import {
  CursorList,
  Emptiness,
  More,
  Notice,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import { ApprovalItem } from './ApprovalItem';
import { bySide, Decision } from './approvals';
import styles from '../ListPage/ListPage.module.css';

interface ListProps {
  /** Id of the approval that is to be seen first. */
  soughtId: string | undefined;
  onDecide(approval: ApprovalRequest, decision: Decision): void;
}

function Section(
  props: ListProps & {
    title: string;
    approvals: ApprovalRequest[];
    list?: CursorList<ApprovalRequest>;
  },
) {
  const { title, approvals, list, soughtId, onDecide } = props;
  if (approvals.length === 0 && !list?.hasMore) {
    return null;
  }
  return (
    <PanelFrame title={title}>
      <ul className={styles.list} aria-label={title}>
        {approvals.map(approval => (
          <ApprovalItem
            key={approval.id}
            approval={approval}
            isSought={approval.id === soughtId}
            onDecide={decision => onDecide(approval, decision)}
          />
        ))}
      </ul>
      {list && <More list={list} />}
    </PanelFrame>
  );
}

function Nothing(props: { isFiltered: boolean }) {
  const { t } = useEnvironmentsTranslation();
  return (
    <div className={`${styles.panel} ${styles.nothing}`}>
      {props.isFiltered ? (
        <Emptiness
          title={t('approvals.noMatchTitle')}
          advice={t('approvals.noMatchAdvice')}
        />
      ) : (
        <Emptiness
          title={t('approvals.emptyTitle')}
          advice={t('approvals.emptyAdvice')}
        />
      )}
    </div>
  );
}

/** What waits for the person, what waits for others, and what is decided. */
export function ApprovalSections(
  props: ListProps & {
    /** Absent when what waits is not to be shown. */
    open?: CursorList<ApprovalRequest>;
    /** Absent while, or since, it could not be read. */
    settled?: CursorList<ApprovalRequest>;
    isFiltered: boolean;
  },
) {
  const { open, settled, isFiltered, soughtId } = props;
  const { t } = useEnvironmentsTranslation();
  const shown = [...(open?.items ?? []), ...(settled?.items ?? [])];
  const hasMore = open?.hasMore || settled?.hasMore;
  const { forMe, forOthers } = bySide(open?.items ?? []);
  return (
    <>
      {settled && soughtId && shown.every(({ id }) => id !== soughtId) && (
        <Notice
          tone="neutral"
          title={t('approvals.notHere')}
          advice={t('approvals.notHereAdvice')}
        />
      )}
      <Section
        {...props}
        title={t('approvals.forMe')}
        approvals={forMe}
        list={undefined}
      />
      <Section
        {...props}
        title={t('approvals.forOthers')}
        approvals={forOthers}
        list={open}
      />
      <Section
        {...props}
        title={t('approvals.decided')}
        approvals={settled?.items ?? []}
        list={settled}
      />
      {settled && shown.length === 0 && !hasMore && (
        <Nothing isFiltered={isFiltered} />
      )}
    </>
  );
}
