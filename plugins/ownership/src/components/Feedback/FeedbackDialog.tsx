import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import { Notice } from '@groundwork/backstage-plugin-groundwork-react';
import { EntitySummary } from '@groundwork/backstage-plugin-ownership-common';
import { MAX_COMMENT, Opinion } from '../../lookup/feedback';
import { useOwnershipTranslation } from '../../translation';
import { Choice, EntityPicker } from './EntityPicker';
import styles from './Feedback.module.css';

/** What is right instead, as far as one knows. */
export function FeedbackDialog(props: {
  candidates: EntitySummary[];
  isSending: boolean;
  error?: Error;
  onSend(opinion: Opinion): void;
  onClose(): void;
}) {
  const { candidates, isSending, error, onSend, onClose } = props;
  const { t } = useOwnershipTranslation();
  const [choice, setChoice] = useState<Choice>();
  const [comment, setComment] = useState('');
  return (
    <Dialog isOpen width={520} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('whoOwns.feedback.title')}</DialogHeader>
      <DialogBody className={styles.body}>
        <EntityPicker
          candidates={candidates}
          choice={choice}
          onChoose={setChoice}
        />
        <TextAreaField
          label={t('whoOwns.feedback.comment')}
          description={t('whoOwns.feedback.commentHint')}
          rows={3}
          maxLength={MAX_COMMENT}
          value={comment}
          onChange={setComment}
        />
        {error && (
          <Notice title={t('whoOwns.feedback.failed')} advice={error.message} />
        )}
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          isDisabled={isSending || !choice}
          onPress={() => onSend({ rightRef: choice?.entityRef, comment })}
        >
          {t('whoOwns.feedback.send')}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('whoOwns.feedback.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
