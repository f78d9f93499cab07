import { ReactNode } from 'react';
import {
  CopyButton,
  useCopy,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  ResolvedPart,
  ResolveResponse,
} from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import { FeedbackActions } from '../Feedback';
import { FreshnessNote } from '../shared';
import { AmbiguousAnswer } from './AmbiguousAnswer';
import { EntityAnswer } from './EntityAnswer';
import { UnknownAnswer } from './UnknownAnswer';
import styles from './Answers.module.css';

function PartAnswer(props: { part: ResolvedPart }) {
  const { part } = props;
  if (part.answers.length === 0) {
    return <UnknownAnswer part={part} />;
  }
  return part.status === 'ambiguous' && part.answers.length > 1 ? (
    <AmbiguousAnswer part={part} />
  ) : (
    <EntityAnswer part={part} />
  );
}

function Part(props: {
  part: ResolvedPart;
  /** The name of the part, where there are several. */
  title?: string;
  /** Before what can be said of the answer. */
  actions?: ReactNode;
  /** While another answer is on its way, nothing can be done with this one. */
  isBusy: boolean;
}) {
  const { part, title, actions, isBusy } = props;
  return (
    <section className={styles.part} aria-label={title}>
      {title && <h2 className={styles.partTitle}>{title}</h2>}
      <PartAnswer part={part} />
      <div className={styles.actions} data-hidden={isBusy || undefined}>
        {actions}
        <FeedbackActions part={part} />
      </div>
    </section>
  );
}

/** All parts of what a question has, most often one. */
export function partsOf(response: ResolveResponse): ResolvedPart[] {
  return response.parts?.length ? response.parts : [response];
}

/** What was answered: who owns it, or what is known instead. */
export function Answers(props: {
  response: ResolveResponse;
  isBusy: boolean;
  copying: ReturnType<typeof useCopy>;
  /** Makes what is copied for the channel of an incident. */
  makeMessage(): string;
}) {
  const { response, isBusy, copying, makeMessage } = props;
  const { t } = useOwnershipTranslation();
  const parts = partsOf(response);
  const copy = (
    <CopyButton
      text={makeMessage}
      copying={copying}
      keyShortcuts="Control+Enter Meta+Enter"
    >
      {t('whoOwns.copy')}
    </CopyButton>
  );
  return (
    <div className={styles.answers} aria-busy={isBusy}>
      {response.degraded && <FreshnessNote freshness={response} />}
      {parts.length > 1 && (
        <div className={styles.actions} data-hidden={isBusy || undefined}>
          <span>{t('whoOwns.parts', { count: parts.length })}</span>
          {copy}
        </div>
      )}
      {parts.map((part, index) => (
        <Part
          key={part.ref ?? index}
          part={part}
          title={
            parts.length > 1
              ? part.title ?? t('whoOwns.part', { number: String(index + 1) })
              : part.title
          }
          actions={parts.length > 1 ? undefined : copy}
          isBusy={isBusy}
        />
      ))}
      {!response.degraded && (
        <div className={styles.aside}>
          <FreshnessNote freshness={response} />
        </div>
      )}
    </div>
  );
}
