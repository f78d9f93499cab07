import { ReactNode } from 'react';
import {
  PlannedResource,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';
import {
  EntityLink,
  Moment,
  StatusMark,
  StatusTone,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { formatMoney } from '../../logic/amounts';
import { useEnvironmentsTranslation } from '../../translation';
import { useExpectedText } from './useExpectedText';
import styles from './CreatePage.module.css';

const TONES: Record<Verdict['decision'], StatusTone> = {
  allowed: 'positive',
  'needs-approval': 'warning',
  denied: 'negative',
};

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Facts(props: { verdict: Verdict }) {
  const { cost, quota, expiresAt, source, ...verdict } = props.verdict;
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  const expected = useExpectedText();
  const money = (amount: number) => formatMoney(amount, cost.currency, locale);
  const usedOf = (used: string, limit?: string) =>
    limit === undefined
      ? t('create.quotaFree', { used })
      : t('create.quotaUsed', { used, limit });
  return (
    <dl className={styles.facts}>
      <Fact name={t('create.willBeCalled')}>{verdict.name}</Fact>
      {source && (
        <Fact name={t('create.commit')}>
          {source.ref} · {source.commit.slice(0, 8)}
        </Fact>
      )}
      <Fact name={t('create.ends')}>
        {expiresAt ? <Moment value={expiresAt} /> : t('shared.noEnd')}
      </Fact>
      <Fact name={t('create.takes')}>{expected(verdict.expected)}</Fact>
      <Fact name={t('create.cost')}>{money(cost.perDay)}</Fact>
      {cost.total !== undefined && (
        <Fact name={t('create.costTotal')}>{money(cost.total)}</Fact>
      )}
      {quota && (
        <>
          {verdict.owner && (
            <Fact name={t('create.owner')}>
              <EntityLink entityRef={verdict.owner} isQuiet />
            </Fact>
          )}
          <Fact name={t('create.quota')}>
            {usedOf(
              `${quota.environments.used}`,
              quota.environments.limit?.toString(),
            )}
          </Fact>
          <Fact name={t('create.costQuota')}>
            {usedOf(
              money(quota.costPerDay.used),
              quota.costPerDay.limit === undefined
                ? undefined
                : money(quota.costPerDay.limit),
            )}
          </Fact>
        </>
      )}
    </dl>
  );
}

function Planned(props: { resource: PlannedResource; currency: string }) {
  const { resource, currency } = props;
  const locale = useLocale();
  return (
    <li>
      <strong>{resource.name}</strong>{' '}
      <span className={styles.aside}>
        {resource.type}, {resource.driver}
        {resource.perDay !== undefined &&
          ` · ${formatMoney(resource.perDay, currency, locale)}`}
      </span>
      {[
        ...resource.changes,
        ...(resource.unknown ? [resource.unknown] : []),
      ].map(change => (
        <p key={change} className={styles.text}>
          {change}
        </p>
      ))}
    </li>
  );
}

/** What would come of a request. */
export function VerdictView(props: { verdict: Verdict }) {
  const { verdict } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <>
      <StatusMark tone={TONES[verdict.decision]}>
        {t(`create.decision.${verdict.decision}`)}
      </StatusMark>
      {verdict.reasons.length > 0 && (
        <ul className={styles.list}>
          {verdict.reasons.map(({ code, message }) => (
            <li key={`${code} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
      {verdict.approval && (
        <p className={styles.text}>
          {t('create.approvers', { count: verdict.approval.required })}{' '}
          {verdict.approval.groups.map((group, index) => (
            <span key={group}>
              {index > 0 && ', '}
              <EntityLink entityRef={group} />
            </span>
          ))}
        </p>
      )}
      <Facts verdict={verdict} />
      {verdict.plan.length > 0 && (
        <ul className={styles.list} aria-label={t('create.plan')}>
          {verdict.plan.map(resource => (
            <Planned
              key={resource.name}
              resource={resource}
              currency={verdict.cost.currency}
            />
          ))}
        </ul>
      )}
    </>
  );
}
