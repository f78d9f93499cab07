import { Button } from '@backstage/ui';
import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import { useEnvironmentsTranslation } from '../../translation';
import { Item } from '../ListPage';
import { ApprovalMark } from './ApprovalMark';
import {
  Course,
  Decisions,
  Digest,
  Outcome,
  Subject,
  Summary,
  Warnings,
} from './ApprovalParts';
import { Decision, DECISIONS } from './approvals';
import { useWhat } from './useWhat';
import styles from '../ListPage/ListPage.module.css';

/** The decisions that the person can take; why not, where they cannot. */
function Actions(props: {
  approval: ApprovalRequest;
  onDecide(decision: Decision): void;
}) {
  const { approval, onDecide } = props;
  const { t } = useEnvironmentsTranslation();
  const what = useWhat()(approval);
  if (!approval.mayDecide) {
    return <span className={styles.aside}>{approval.mayNotReason}</span>;
  }
  return (
    <span className={styles.buttons}>
      {DECISIONS.map(decision => (
        <Button
          key={decision}
          variant={decision === 'approve' ? 'primary' : 'secondary'}
          size="small"
          aria-label={t(`approvals.decisionLabel.${decision}`, { what })}
          onPress={() => onDecide(decision)}
        >
          {t(`approvals.decision.${decision}`)}
        </Button>
      ))}
    </span>
  );
}

/** An approval: of what, asked by whom, and what can be decided. */
export function ApprovalItem(props: {
  approval: ApprovalRequest;
  /** Whether it is the one that somebody came for. */
  isSought: boolean;
  onDecide(decision: Decision): void;
}) {
  const { approval, isSought, onDecide } = props;
  const { t } = useEnvironmentsTranslation();
  const isOpen = approval.status === 'open';
  return (
    <Item
      mark={<ApprovalMark status={approval.status} />}
      isSought={isSought}
      actions={isOpen && <Actions approval={approval} onDecide={onDecide} />}
    >
      <Subject approval={approval} />
      {isOpen && <Warnings approval={approval} />}
      {isOpen && <Summary approval={approval} />}
      <Outcome approval={approval} />
      <Course approval={approval} />
      <Decisions approval={approval} />
      {isOpen ? (
        <Digest approval={approval} />
      ) : (
        <details className={styles.aside}>
          <summary>{t('approvals.asked')}</summary>
          <Summary approval={approval} />
          <Digest approval={approval} />
        </details>
      )}
    </Item>
  );
}
