import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  isConflict,
  Notice,
  reasonOf,
  useNow,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  CheckResult,
  EntityScorecard,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { firstUntil, problemsOf, WaiverDraft } from '../../logic/waivers';
import { useScorecardsTranslation } from '../../translation';
import { AskedNote } from './AskedNote';
import { useWaiverRequest } from './useWaiverRequest';
import { WaiverForm } from './WaiverForm';
import styles from './WaiverDialog.module.css';

interface WaiverDialogProps {
  entity: ScoredEntity;
  scorecard: EntityScorecard;
  check: CheckResult;
  /** What is behind the dialog is no longer so. */
  onChanged(): void;
  onClose(): void;
}

/** What is written so far, and what is wrong with it once it was tried. */
function useDraft({ enforcedFrom }: CheckResult) {
  const now = useNow();
  const [draft, setDraft] = useState<WaiverDraft>(() => ({
    reason: '',
    until: firstUntil(now, enforcedFrom),
  }));
  const [hasTried, setTried] = useState(false);
  const problems = problemsOf(draft, now, enforcedFrom);
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
  const { entity, scorecard, check, onSent, onChanged, onClose } = props;
  const { t } = useScorecardsTranslation();
  const { now, draft, problems, change, tried } = useDraft(check);
  const { state, send } = useWaiverRequest(
    {
      entityRef: entity.entityRef,
      scorecardId: scorecard.scorecardId,
      checkId: check.checkId,
    },
    { onSent, onRefused: error => isConflict(error) && onChanged() },
  );
  const isOver = state.status === 'failed' && isConflict(state.error);
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
          countsFrom={check.enforcedFrom}
          others={scorecard.checks.filter(
            ({ checkId }) => checkId !== check.checkId,
          )}
          onChange={change}
        />
        {state.status === 'failed' && (
          <Notice
            title={t(isOver ? 'waivers.sendOver' : 'waivers.sendFailed')}
            advice={reasonOf(state.error)}
          />
        )}
      </DialogBody>
      <DialogFooter>
        {!isOver && (
          <Button
            variant="primary"
            isPending={state.status === 'sending'}
            onPress={submit}
          >
            {t('waivers.send')}
          </Button>
        )}
        <Button variant="secondary" onPress={onClose}>
          {t(isOver ? 'waivers.seeAsIs' : 'waivers.cancel')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** Asks for a waiver, and says who can approve it. */
export function WaiverDialog(props: WaiverDialogProps) {
  const { scorecard, check, onChanged, onClose } = props;
  const { t } = useScorecardsTranslation();
  const [isSent, setSent] = useState(false);
  const sent = () => {
    setSent(true);
    onChanged();
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
            <AskedNote
              scorecardId={scorecard.scorecardId}
              counts={check.enforced}
            />
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
