import { useId, useState } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  scorecardsWaiverApprovePermission,
  Waiver,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Decision, decisionsOf } from '../../logic/waivers';
import { useScorecardsTranslation } from '../../translation';
import { DecisionDialog } from './DecisionDialog';
import styles from './WaiversPage.module.css';

/** What the person can decide of a waiver; why not, where they cannot. */
export function WaiverDecisions(props: {
  waiver: Waiver;
  userRef: string;
  onDecided(): void;
}) {
  const { waiver, userRef, onDecided } = props;
  const { t } = useScorecardsTranslation();
  const reasonId = useId();
  const [deciding, setDeciding] = useState<Decision>();
  // Those of all rows are asked in one request.
  const { allowed } = usePermission({
    permission: scorecardsWaiverApprovePermission,
    resourceRef: waiver.entity.entityRef,
  });
  const decisions = decisionsOf(waiver, { userRef, mayApprove: allowed });
  const isOwn = decisions.some(({ disabledBecause }) => disabledBecause);
  return (
    <div className={styles.decisions}>
      <span className={styles.buttons}>
        {decisions.map(({ decision, disabledBecause }) => (
          <Button
            key={decision}
            variant={decision === 'approve' ? 'primary' : 'secondary'}
            size="small"
            isDisabled={disabledBecause !== undefined}
            aria-label={t(`waivers.decisionLabel.${decision}`, {
              check: waiver.checkTitle,
              entity: waiver.entity.title,
            })}
            aria-describedby={disabledBecause && reasonId}
            onPress={() => setDeciding(decision)}
          >
            {t(`waivers.decision.${decision}`)}
          </Button>
        ))}
      </span>
      {isOwn && (
        <span id={reasonId} className={styles.aside}>
          {t('waivers.ownReason')}
        </span>
      )}
      {deciding && (
        <DecisionDialog
          waiver={waiver}
          decision={deciding}
          onDecided={() => {
            setDeciding(undefined);
            onDecided();
          }}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </div>
  );
}
