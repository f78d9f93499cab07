import { ButtonLink } from '@backstage/ui';
import { EnvironmentDetail } from '@groundwork/backstage-plugin-environments-common';
import {
  EntityLink,
  Notice,
  RelativeTime,
  StatusMark,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { TellingCondition, tellingConditions } from '../../logic/conditions';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './EnvironmentPage.module.css';

function Told(props: { condition: TellingCondition }) {
  const { condition } = props;
  const { type, isUnknown, tone, reason, message, since } = condition;
  const { t } = useEnvironmentsTranslation();
  return (
    <li className={styles.condition}>
      <StatusMark tone={tone}>
        {isUnknown
          ? t(`environment.conditionUnknown.${type}`)
          : t(`environment.condition.${type}`)}
      </StatusMark>
      {message && <span>{message}</span>}
      <span className={styles.aside}>
        {reason} · <RelativeTime value={since} />
        {condition.isOfBefore && ` · ${t('environment.ofBefore')}`}
      </span>
    </li>
  );
}

/** What is not as it should be, in the words of the engine. */
export function Conditions(props: { environment: EnvironmentDetail }) {
  const { environment } = props;
  const { t } = useEnvironmentsTranslation();
  const told = tellingConditions(environment);
  return told.length === 0 ? null : (
    <ul className={styles.list} aria-label={t('environment.conditions')}>
      {told.map(condition => (
        <Told key={condition.type} condition={condition} />
      ))}
    </ul>
  );
}

/** That somebody has to agree first, and where they do. */
export function WaitingForApproval(props: { environment: EnvironmentDetail }) {
  const { operation } = props.environment;
  const { t } = useEnvironmentsTranslation();
  const { approvals } = useEnvironmentsLinks();
  if (operation?.status !== 'waiting_approval') {
    return null;
  }
  const { requestedBy, requestedAt } = operation;
  return (
    <Notice
      tone="warning"
      title={t('environment.approvalTitle')}
      advice={
        <>
          {t('environment.approvalAdvice')} {t('environment.asked')}{' '}
          <RelativeTime value={requestedAt} />
          {requestedBy && (
            <>
              , <EntityLink entityRef={requestedBy} />
            </>
          )}
          .
        </>
      }
    >
      {approvals && (
        <ButtonLink variant="secondary" size="small" href={approvals}>
          {t('environment.approvalLink')}
        </ButtonLink>
      )}
    </Notice>
  );
}
