import { ReactNode } from 'react';
import { EnvironmentDetail } from '@groundwork/backstage-plugin-environments-common';
import {
  CopyButton,
  EntityLink,
  ExternalLink,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { addressOf } from '../../logic/address';
import { formatMoney } from '../../logic/amounts';
import { useEnvironmentsTranslation } from '../../translation';
import { Ends, PhaseMark } from '../shared';
import styles from './EnvironmentPage.module.css';

const PAUSED: ReadonlyArray<EnvironmentDetail['phase']> = [
  'pausing',
  'paused',
  'resuming',
];

function Cost(props: { environment: EnvironmentDetail }) {
  const { cost, phase, deletedAt } = props.environment;
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  const money = (amount: number) => formatMoney(amount, cost.currency, locale);
  const soFar = money(cost.soFar);
  if (deletedAt) {
    return <>{t('environment.costInAll', { soFar })}</>;
  }
  const perDay = money(cost.perDay);
  return (
    <>
      {PAUSED.includes(phase)
        ? t('environment.costPaused', { perDay, soFar })
        : t('environment.cost', { perDay, soFar })}
    </>
  );
}

/** Where it is, also while opening it is what wakes it. */
function Address(props: { environment: EnvironmentDetail }) {
  const { environment } = props;
  const { t } = useEnvironmentsTranslation();
  const address = addressOf(environment, new Date());
  return address ? (
    <div className={styles.line}>
      <ExternalLink href={address.url}>{address.url}</ExternalLink>
      <CopyButton text={address.url}>{t('environment.copyUrl')}</CopyButton>
      {address.wakes && (
        <span className={styles.aside}>{t('environment.opensWakes')}</span>
      )}
    </div>
  ) : null;
}

function About(props: { environment: EnvironmentDetail }) {
  const { environment } = props;
  const { blueprint, component, owner, source } = environment;
  const { t } = useEnvironmentsTranslation();
  return (
    <p className={styles.aside}>
      {blueprint.title}
      {component && (
        <>
          {' '}
          {t('environment.for')} <EntityLink entityRef={component} />
        </>
      )}{' '}
      {t('environment.by')} <EntityLink entityRef={owner} isQuiet />
      {source &&
        ` · ${t('environment.commit', { commit: source.commit.slice(0, 8) })}`}
      {' · '}
      <Cost environment={environment} />
    </p>
  );
}

/** How the environment is, why, and where; with what can be done beside it. */
export function Headline(props: {
  environment: EnvironmentDetail;
  actions: ReactNode;
}) {
  const { environment, actions } = props;
  const { name, source, phase, message, deletedAt } = environment;
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <div className={styles.line}>
          <h2 className={styles.title}>
            {name}
            {source && (
              <>
                {' '}
                <span className={styles.ref}>
                  @ {source.version ?? source.ref}
                </span>
              </>
            )}
          </h2>
          <PhaseMark phase={phase} />
        </div>
        <div className={styles.line}>
          {!deletedAt && (
            <span className={styles.aside}>
              <Ends expiresAt={environment.expiresAt} />
            </span>
          )}
          {actions}
        </div>
      </div>
      <p className={styles.text}>{message}</p>
      <Address environment={environment} />
      <About environment={environment} />
    </header>
  );
}
