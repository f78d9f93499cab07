import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { Notice, useNow } from '@groundwork/backstage-plugin-groundwork-react';
import {
  CheckResult,
  EntityScorecard,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { dayAfter } from '../../logic/days';
import { problemsOf, QUICK_DAYS, WaiverDraft } from '../../logic/waivers';
import { useScorecardsTranslation } from '../../translation';
import { AskedNote } from './AskedNote';
import { useWaiverRequest } from './useWaiverRequest';
import { WaiverForm } from './WaiverForm';
import styles from './WaiverDialog.module.css';

interface WaiverDialogProps {
  entity: ScoredEntity;
  scorecard: EntityScorecard;
  check: CheckResult;
  onAsked(): void;
  onClose(): void;
}

/** What is written so far, and what is wrong with it once it was tried. */
function useDraft() {
  const now = useNow();
  const [draft, setDraft] = useState<WaiverDraft>(() => ({
    reason: '',
    until: dayAfter(QUICK_DAYS[0], now),
  }));
  const [hasTried, setTried] = useState(false);
  const problems = problemsOf(draft, now);
  return {
    now,
    draft,
    problems: hasTried ? problems : {},
    change: (changed: Partial<WaiverDraft>) =>
      setDraft({ ...draft, ...changed }),
    /** Gives the draft, if nothing is wrong with it. */
    tried: (): WaiverDraft | undefined => {
      setTried(true);
      return Object.keys(problems).length === 0 ? draft : undefined;
    },
  };
}

function Asking(props: WaiverDialogProps & { onSent(): void }) {
  const { entity, scorecard, check, onSent, onClose } = props;
  const { t } = useScorecardsTranslation();
  const { now, draft, problems, change, tried } = useDraft();
  const { state, send } = useWaiverRequest(
    {
      entityRef: entity.entityRef,
      scorecardId: scorecard.scorecardId,
      checkId: check.checkId,
    },
    onSent,
  );
  const submit = () => {
    const sound = tried();
    if (sound) {
      send(sound);
    }
  };
  return (
    <>
      <DialogBody className={styles.body}>
        <p className={styles.text}>
          {t('waivers.dialogIntro', { entity: entity.title })}
        </p>
        <WaiverForm
          draft={draft}
          problems={problems}
          now={now}
          others={scorecard.checks.filter(
            ({ checkId }) => checkId !== check.checkId,
          )}
          onChange={change}
        />
        {state.status === 'failed' && (
          <Notice
            title={t('waivers.sendFailed')}
            advice={state.error.message}
          />
        )}
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          isPending={state.status === 'sending'}
          onPress={submit}
        >
          {t('waivers.send')}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('waivers.cancel')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** Asks for a waiver, and says who can approve it. */
export function WaiverDialog(props: WaiverDialogProps) {
  const { scorecard, check, onAsked, onClose } = props;
  const { t } = useScorecardsTranslation();
  const [isSent, setSent] = useState(false);
  const sent = () => {
    setSent(true);
    onAsked();
  };
  return (
    <Dialog isOpen width={560} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {isSent
          ? t('waivers.askedTitle')
          : t('waivers.dialogTitle', { title: check.title })}
      </DialogHeader>
      {isSent ? (
        <>
          <DialogBody className={styles.body}>
            <AskedNote scorecardId={scorecard.scorecardId} />
          </DialogBody>
          <DialogFooter>
            <Button variant="primary" onPress={onClose}>
              {t('waivers.done')}
            </Button>
          </DialogFooter>
        </>
      ) : (
        <Asking {...props} onSent={sent} />
      )}
    </Dialog>
  );
}
