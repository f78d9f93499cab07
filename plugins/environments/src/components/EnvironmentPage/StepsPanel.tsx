import {
  OperationStep,
  OperationSummary,
} from '@groundwork/backstage-plugin-environments-common';
import {
  Emptiness,
  Notice,
  PanelFrame,
  RelativeTime,
  StatusMark,
  StatusTone,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { formatSpan } from '../../logic/amounts';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './EnvironmentPage.module.css';

const TONES: Record<OperationStep['status'], StatusTone> = {
  pending: 'neutral',
  running: 'warning',
  waiting: 'warning',
  done: 'positive',
  failed: 'negative',
  skipped: 'neutral',
};

function Step(props: { step: OperationStep }) {
  const { resource, status, startedAt, finishedAt, message } = props.step;
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  return (
    <li className={styles.step} data-has-message={message ? true : undefined}>
      <span className={styles.name}>{resource}</span>
      {startedAt && finishedAt && (
        <span className={styles.number}>
          {formatSpan(Date.parse(finishedAt) - Date.parse(startedAt), locale)}
        </span>
      )}
      <StatusMark tone={TONES[status]}>
        {t(`environment.stepStatus.${status}`)}
      </StatusMark>
      {message && <span className={styles.detail}>{message}</span>}
    </li>
  );
}

function Operation(props: { operation: OperationSummary }) {
  const { operation } = props;
  const { kind, status, steps, waitingFor, nextAttemptAt, error } = operation;
  const { t } = useEnvironmentsTranslation();
  return (
    <div className={styles.body}>
      <p className={styles.text}>
        {t(`environment.operation.${kind}`)}:{' '}
        {t(`environment.operationStatus.${status}`)}
        {nextAttemptAt && (
          <>
            , {t('environment.nextAttempt')}{' '}
            <RelativeTime value={nextAttemptAt} />
          </>
        )}
      </p>
      <ol className={styles.steps} aria-label={t('environment.steps')}>
        {steps.map(step => (
          <Step key={`${step.resource} ${step.action}`} step={step} />
        ))}
      </ol>
      {waitingFor && (
        <p className={styles.text}>
          {t('environment.waitsFor', { what: waitingFor })}
        </p>
      )}
      {error && (
        <Notice title={error.message} advice={error.remediation ?? ''} />
      )}
    </div>
  );
}

/** What is being done, or was done last, step by step. */
export function StepsPanel(props: { operation: OperationSummary | undefined }) {
  const { operation } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <PanelFrame title={t('environment.steps')}>
      {operation ? (
        <Operation operation={operation} />
      ) : (
        <Emptiness
          title={t('environment.noSteps')}
          advice={t('environment.noStepsAdvice')}
        />
      )}
    </PanelFrame>
  );
}
