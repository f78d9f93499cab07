import { Button } from '@backstage/ui';
import {
  isDenied,
  Notice,
  useCopy,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Lookup, shownAnswer } from '../../hooks/useLookup';
import { useOwnershipTranslation } from '../../translation';
import { Answers } from './Answers';
import { AnswerSkeleton } from './AnswerSkeleton';
import { IdleHelp } from './IdleHelp';

function Failure(props: { error: Error; onRetry(): void }) {
  const { error, onRetry } = props;
  const { t } = useOwnershipTranslation();
  return isDenied(error) ? (
    <Notice
      tone="neutral"
      title={t('whoOwns.denied.title')}
      advice={t('whoOwns.denied.advice')}
    />
  ) : (
    <Notice
      title={t('whoOwns.failed.title')}
      advice={t('whoOwns.failed.advice')}
      detail={{ label: t('whoOwns.failed.detail'), text: error.message }}
    >
      <Button variant="secondary" onPress={onRetry}>
        {t('whoOwns.failed.retry')}
      </Button>
    </Notice>
  );
}

/** What there is to show under the field. */
export function Outcome(props: {
  lookup: Lookup;
  examples?: readonly string[];
  copying: ReturnType<typeof useCopy>;
  makeMessage(): string;
}) {
  const { lookup, examples, copying, makeMessage } = props;
  const { state } = lookup;
  const { t } = useOwnershipTranslation();
  switch (state.status) {
    case 'idle':
      return examples ? (
        <IdleHelp
          examples={examples}
          onChoose={text => lookup.ask({ text, day: lookup.day })}
        />
      ) : null;
    case 'failed':
      return <Failure error={state.error} onRetry={lookup.submit} />;
    case 'too-large':
      return (
        <Notice
          title={t('whoOwns.tooLarge.title')}
          advice={t('whoOwns.tooLarge.advice', {
            size: (state.bytes / 1024 / 1024).toFixed(1),
          })}
        />
      );
    case 'loading':
    case 'ready': {
      const answered = shownAnswer(state);
      return answered ? (
        <Answers
          key={`${answered.question.day}\n${answered.question.text}`}
          response={answered.response}
          isBusy={state.status === 'loading'}
          copying={copying}
          makeMessage={makeMessage}
        />
      ) : (
        <AnswerSkeleton />
      );
    }
    default:
      throw new Error(`Unknown state ${state satisfies never}`);
  }
}
