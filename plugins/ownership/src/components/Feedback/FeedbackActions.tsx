import { useState } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  Notice,
  StatusMark,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  ownershipFeedbackCreatePermission,
  ResolvedPart,
} from '@groundwork/backstage-plugin-ownership-common';
import { useFeedback } from '../../hooks/useFeedback';
import { feedbackOf, Opinion } from '../../lookup/feedback';
import { useOwnershipTranslation } from '../../translation';
import { FeedbackDialog } from './FeedbackDialog';

/** Says that an answer is right, or what is right instead. */
export function FeedbackActions(props: { part: ResolvedPart }) {
  const { part } = props;
  const { t } = useOwnershipTranslation();
  const [isOpen, setOpen] = useState(false);
  const { state, send } = useFeedback(t('whoOwns.feedback.thanks'));
  const { allowed } = usePermission({
    permission: ownershipFeedbackCreatePermission,
  });
  const [first, ...others] = part.answers;
  if (!allowed || !first) {
    return null;
  }
  if (state.status === 'sent') {
    return (
      <StatusMark tone="positive">{t('whoOwns.feedback.noted')}</StatusMark>
    );
  }
  const say = async (opinion: Opinion) => {
    const feedback = feedbackOf(part, opinion);
    if (feedback && (await send(feedback))) {
      setOpen(false);
    }
  };
  const isSending = state.status === 'sending';
  const error = state.status === 'failed' ? state.error : undefined;
  const isOneOfMany = part.status === 'ambiguous' && others.length > 0;
  return (
    <>
      {!isOneOfMany && (
        <Button
          variant="tertiary"
          size="small"
          isDisabled={isSending}
          onPress={() => say({ rightRef: first.entity.entityRef })}
        >
          {t('whoOwns.feedback.right')}
        </Button>
      )}
      <Button variant="tertiary" size="small" onPress={() => setOpen(true)}>
        {isOneOfMany
          ? t('whoOwns.feedback.which')
          : t('whoOwns.feedback.wrong')}
      </Button>
      {error && !isOpen && (
        <Notice title={t('whoOwns.feedback.failed')} advice={error.message} />
      )}
      {isOpen && (
        <FeedbackDialog
          candidates={(isOneOfMany ? part.answers : others).map(
            ({ entity }) => entity,
          )}
          isSending={isSending}
          error={error}
          onSend={say}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
