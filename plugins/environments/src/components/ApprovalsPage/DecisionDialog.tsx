import { useState } from 'react';
import { TextAreaField } from '@backstage/ui';
import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import {
  AskDialog,
  reasonOf,
  Sending,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import { agreedOf, Decision } from './approvals';
import { Digest, Summary, Warnings } from './ApprovalParts';
import { useDecision } from './useDecision';
import { useWhat } from './useWhat';
import styles from '../ListPage/ListPage.module.css';

const MAX_COMMENT = 1_000;

function Effect(props: { approval: ApprovalRequest; decision: Decision }) {
  const { approval, decision } = props;
  const { t } = useEnvironmentsTranslation();
  const missing = approval.required - agreedOf(approval) - 1;
  const approving =
    missing > 0
      ? t('approvals.effectApproveMore', { count: missing })
      : t('approvals.effectApproveLast');
  return (
    <p className={styles.text}>
      {decision === 'approve' ? approving : t('approvals.effectReject')}
    </p>
  );
}

function CommentField(props: {
  decision: Decision;
  value: string;
  onChange(value: string): void;
}) {
  const { decision, ...rest } = props;
  const { t } = useEnvironmentsTranslation();
  const isReason = decision === 'reject';
  return (
    <TextAreaField
      label={isReason ? t('approvals.reason') : t('approvals.comment')}
      description={
        isReason ? t('approvals.reasonHint') : t('approvals.commentHint')
      }
      isRequired={isReason}
      rows={2}
      maxLength={MAX_COMMENT}
      {...rest}
    />
  );
}

/** Why it was not decided; after a change also what is left to do. */
function useProblem(options: {
  state: Sending;
  changed: Error | undefined;
  approval: ApprovalRequest;
  isCurrent: boolean;
}): { title: string; advice: string } | undefined {
  const { state, changed, approval, isCurrent } = options;
  const { t } = useEnvironmentsTranslation();
  if (state.status !== 'failed') {
    return undefined;
  }
  if (!changed) {
    return {
      title: t('approvals.decideFailed'),
      advice: reasonOf(state.error),
    };
  }
  const read = t('approvals.changedAdvice', { reason: reasonOf(changed) });
  const left = approval.mayDecide
    ? t('approvals.changedLook')
    : t('approvals.changedOver');
  return {
    title: t('approvals.changedTitle'),
    advice: isCurrent ? `${read} ${left}` : read,
  };
}

/** What is decided about, what the decision does, and room for a comment. */
export function DecisionDialog(props: {
  /** As it is known now. */
  approval: ApprovalRequest;
  decision: Decision;
  /** Whether it was read since it was found to be another. */
  isCurrent: boolean;
  onDecided(): void;
  onChanged(): void;
  onClose(): void;
}) {
  const { approval, decision, isCurrent, onClose } = props;
  const { t } = useEnvironmentsTranslation();
  const what = useWhat()(approval);
  const [comment, setComment] = useState('');
  const { state, changed, decide } = useDecision(props);
  const problem = useProblem({ state, changed, approval, isCurrent });
  return (
    <AskDialog
      title={t(`approvals.decisionTitle.${decision}`, { what })}
      doIt={t(`approvals.decisionDo.${decision}`)}
      isReady={
        isCurrent &&
        approval.mayDecide &&
        (decision === 'approve' || comment.trim() !== '')
      }
      isSending={state.status === 'sending'}
      problem={problem}
      onConfirm={() => decide(approval, comment)}
      onClose={onClose}
    >
      {decision === 'approve' && <Warnings approval={approval} />}
      <Summary approval={approval} isScrolled />
      <Digest approval={approval} />
      <Effect approval={approval} decision={decision} />
      <CommentField decision={decision} value={comment} onChange={setComment} />
    </AskDialog>
  );
}
