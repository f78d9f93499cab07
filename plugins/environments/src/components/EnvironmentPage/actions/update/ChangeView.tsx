import {
  EnvironmentDetail,
  PlannedResource,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';
import {
  EntityLink,
  Refreshable,
  RowSkeletons,
  StatusMark,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { formatMoney } from '../../../../logic/amounts';
import { ChangeLine } from '../../../../logic/change';
import { useEnvironmentsTranslation } from '../../../../translation';
import { Failure } from '../../../shared';
import styles from '../../EnvironmentPage.module.css';

function Line(props: { line: ChangeLine }) {
  const { line } = props;
  const { t } = useEnvironmentsTranslation();
  if (line.kind === 'secret') {
    return <>{t('environment.changeSecret', { title: line.title })}</>;
  }
  const { from, to } = line;
  switch (line.kind) {
    case 'input':
      return (
        <>{t('environment.changeInput', { title: line.title, from, to })}</>
      );
    case 'ref':
      return <>{t('environment.changeRef', { from, to })}</>;
    default:
      return <>{t('environment.changeVersion', { from, to })}</>;
  }
}

function Approvers(props: { approval: Verdict['approval'] }) {
  const { approval } = props;
  const { t } = useEnvironmentsTranslation();
  return approval ? (
    <p className={styles.text}>
      {t('create.approvers', { count: approval.required })}{' '}
      {approval.groups.map((group, index) => (
        <span key={group}>
          {index > 0 && ', '}
          <EntityLink entityRef={group} />
        </span>
      ))}
    </p>
  ) : null;
}

function Cost(props: {
  now: EnvironmentDetail['cost'];
  then: Verdict['cost'];
}) {
  const { now, then } = props;
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  return (
    <p className={styles.text}>
      {t('environment.changeCost', {
        from: formatMoney(now.perDay, now.currency, locale),
        to: formatMoney(then.perDay, then.currency, locale),
      })}
    </p>
  );
}

function Resource(props: { resource: PlannedResource }) {
  const { name, action, changes, unknown } = props.resource;
  const { t } = useEnvironmentsTranslation();
  return (
    <li>
      <strong>{name}</strong>{' '}
      <span className={styles.aside}>{t(`environment.planned.${action}`)}</span>
      {[...changes, ...(unknown ? [unknown] : [])].map(change => (
        <p key={change} className={styles.text}>
          {change}
        </p>
      ))}
    </li>
  );
}

function Decided(props: { environment: EnvironmentDetail; verdict: Verdict }) {
  const { environment, verdict } = props;
  const { t } = useEnvironmentsTranslation();
  if (verdict.decision === 'denied') {
    return (
      <>
        <StatusMark tone="negative">{t('environment.changeDenied')}</StatusMark>
        <ul className={styles.list}>
          {verdict.reasons.map(({ code, message }) => (
            <li key={`${code} ${message}`}>{message}</li>
          ))}
        </ul>
      </>
    );
  }
  const isAllowed = verdict.decision === 'allowed';
  return (
    <>
      <StatusMark tone={isAllowed ? 'positive' : 'warning'}>
        {isAllowed
          ? t('environment.changeAllowed')
          : t('create.decision.needs-approval')}
      </StatusMark>
      <Approvers approval={verdict.approval} />
      <Cost now={environment.cost} then={verdict.cost} />
      <ul className={styles.list} aria-label={t('environment.changePlan')}>
        {verdict.plan.map(resource => (
          <Resource key={resource.name} resource={resource} />
        ))}
      </ul>
    </>
  );
}

/** What would be different, and what would come of it. */
export function ChangeView(props: {
  environment: EnvironmentDetail;
  lines: ChangeLine[];
  planned: Refreshable<Verdict | undefined>;
}) {
  const { environment, lines, planned } = props;
  const { t } = useEnvironmentsTranslation();
  if (lines.length === 0) {
    return <p className={styles.aside}>{t('environment.changeNothing')}</p>;
  }
  return (
    <>
      <ul className={styles.list} aria-label={t('environment.change')}>
        {lines.map(line => (
          <li key={line.kind + ('title' in line ? line.title : '')}>
            <Line line={line} />
          </li>
        ))}
      </ul>
      {planned.status === 'ready' && planned.value && (
        <Decided environment={environment} verdict={planned.value} />
      )}
      {planned.status === 'loading' && (
        <div role="status" aria-label={t('create.planning')}>
          <RowSkeletons rows={2} />
        </div>
      )}
      {planned.status === 'failed' && (
        <Failure title={t('create.planFailed')} {...planned} />
      )}
    </>
  );
}
