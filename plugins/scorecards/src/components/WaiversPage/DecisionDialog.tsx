import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import {
  formatDay,
  isConflict,
  Notice,
  reasonOf,
  useLocale,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Waiver } from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { Decision, MAX_REASON } from '../../logic/waivers';
import { useScorecardsTranslation } from '../../translation';
import styles from './WaiversPage.module.css';

type DecidingState =
  | { status: 'open' }
  | { status: 'sending' }
  | { status: 'failed'; error: Error };

interface DecisionProps {
  waiver: Waiver;
  decision: Decision;
  onDecided(): void;
}

/** Tells the backend what somebody decides. */
function useDecision(props: DecisionProps): {
  state: DecidingState;
  decide(comment: string): Promise<void>;
} {
  const { waiver, decision, onDecided } = props;
  const api = useApi(scorecardsApiRef);
  const { t } = useScorecardsTranslation();
  const toast = useToast();
  const [state, setState] = useState<DecidingState>({ status: 'open' });
  const decide = async (comment: string) => {
    setState({ status: 'sending' });
    try {
      await api.decideWaiver({
        id: waiver.id,
        decision,
        comment: comment.trim() || undefined,
      });
    } catch (reason) {
      setState({ status: 'failed', error: toError(reason) });
      return;
    }
    toast(t(`waivers.decisionDone.${decision}`));
    onDecided();
  };
  return { state, decide };
}

/** What is so once it is decided, and for how long. */
function Effect(props: Pick<DecisionProps, 'waiver' | 'decision'>) {
  const { waiver, decision } = props;
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const { entity, expiresAt, compensatingCheckId: conditionId } = waiver;
  const { compensatingCheckTitle: condition = conditionId } = waiver;
  if (decision !== 'approve') {
    return (
      <>{t(`waivers.decisionEffect.${decision}`, { entity: entity.title })}</>
    );
  }
  const day = formatDay(new Date(expiresAt), locale);
  return (
    <>
      {t('waivers.decisionEffect.approve', { entity: entity.title, day })}
      {condition && ` ${t('waivers.approvedWhile', { check: condition })}`}
    </>
  );
}

/** What a decision does, and room for a comment. */
export function DecisionDialog(props: DecisionProps & { onClose(): void }) {
  const { waiver, decision, onDecided, onClose } = props;
  const { t } = useScorecardsTranslation();
  const [comment, setComment] = useState('');
  const { state, decide } = useDecision(props);
  const isOver = state.status === 'failed' && isConflict(state.error);
  // Only now: with the row that is behind the dialog, the reason would go, too.
  const close = isOver ? onDecided : onClose;
  return (
    <Dialog isOpen width={520} onOpenChange={isOpen => !isOpen && close()}>
      <DialogHeader>{t(`waivers.decisionTitle.${decision}`)}</DialogHeader>
      <DialogBody className={styles.dialog}>
        <p className={styles.text}>
          “{waiver.checkTitle}”, {waiver.entity.title}: {waiver.reason}
        </p>
        <p className={styles.text}>
          <Effect waiver={waiver} decision={decision} />
        </p>
        <TextAreaField
          label={t('waivers.comment')}
          description={t('waivers.commentHint')}
          rows={2}
          maxLength={MAX_REASON}
          value={comment}
          onChange={setComment}
        />
        {state.status === 'failed' && (
          <Notice
            title={t(isOver ? 'waivers.decideOver' : 'waivers.decideFailed')}
            advice={reasonOf(state.error)}
          />
        )}
      </DialogBody>
      <DialogFooter>
        {!isOver && (
          <Button
            variant="primary"
            destructive={decision === 'revoke'}
            isPending={state.status === 'sending'}
            onPress={() => decide(comment)}
          >
            {t(`waivers.decisionDo.${decision}`)}
          </Button>
        )}
        <Button variant="secondary" onPress={close}>
          {t(isOver ? 'waivers.seeAsIs' : 'waivers.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
