import { ReactNode, useId } from 'react';
import { Button } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import {
  ComponentStages,
  Deployment,
  FreezeWindow,
  StageStatus,
} from '@groundwork/backstage-plugin-environments-common';
import {
  EntityLink,
  ExternalLink,
  Moment,
  RelativeTime,
  StatusMark,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  DeploymentWish,
  promotionOf,
  rollbackOf,
  toneOfDeployment,
} from '../../logic/deployments';
import { phasesOf, STATES } from '../../logic/phases';
import { useEnvironmentsTranslation } from '../../translation';
import { EnvironmentLink, PhaseMark } from '../shared';
import { DeploymentMark } from './DeploymentMark';
import { UnderWay } from './UnderWay';
import styles from './Deployments.module.css';

/** As many as one takes in at a glance. */
const SHOWN_VERSIONS = 3;

interface StageProps {
  status: StageStatus;
  stages: ComponentStages;
  /** The last deployment, if it has come to nothing. */
  trouble: Deployment | undefined;
  /** The freeze that is in force there. */
  freeze: FreezeWindow | undefined;
  onWish(wish: DeploymentWish): void;
  onChanged(): void;
}

function Current(props: { status: StageStatus }) {
  const { current, verifiedAt, verifiesUntil } = props.status;
  const { t } = useEnvironmentsTranslation();
  if (!current) {
    return <p className={styles.nothing}>{t('deployments.nothing')}</p>;
  }
  return (
    <div className={styles.part}>
      <div className={styles.line}>
        <span className={styles.version}>{current.version}</span>
        <StatusMark tone={verifiedAt ? 'positive' : 'neutral'}>
          {t(verifiedAt ? 'deployments.verified' : 'deployments.notVerified')}
        </StatusMark>
        {verifiedAt && (
          <span className={styles.aside}>
            <RelativeTime value={verifiedAt} />
          </span>
        )}
        {!verifiedAt && verifiesUntil && (
          <span className={styles.aside}>
            {t('deployments.verifiesUntil')} <Moment value={verifiesUntil} />
          </span>
        )}
      </div>
      <p className={styles.aside}>
        {t('deployments.placed')} <RelativeTime value={current.since} />{' '}
        {t('deployments.by')} <EntityLink entityRef={current.by} isQuiet />
      </p>
    </div>
  );
}

function NotHere(props: { status: StageStatus }) {
  const { stage, notPromoted } = props.status;
  const { t } = useEnvironmentsTranslation();
  const further = notPromoted.slice(SHOWN_VERSIONS);
  return (
    <div className={styles.part}>
      {stage.after !== undefined && (
        <p className={styles.text}>
          <span className={styles.label}>{t('deployments.notHere')}</span>{' '}
          {notPromoted.slice(0, SHOWN_VERSIONS).join(', ') || '–'}
        </p>
      )}
      {further.length > 0 && (
        <details className={styles.aside}>
          <summary>
            {t('deployments.moreVersions', { count: further.length })}
          </summary>
          {further.join(', ')}
        </details>
      )}
    </div>
  );
}

function Where(props: { status: StageStatus }) {
  const { environmentId, environmentName, phase, url } = props.status;
  const { t } = useEnvironmentsTranslation();
  const known = phasesOf(STATES)?.find(other => other === phase);
  return (
    <div className={styles.line}>
      {environmentId && (
        <EnvironmentLink
          id={environmentId}
          name={environmentName ?? environmentId}
        />
      )}
      {known && <PhaseMark phase={known} />}
      {url && <ExternalLink href={url}>{t('deployments.open')}</ExternalLink>}
    </div>
  );
}

function Trouble(props: { deployment: Deployment }) {
  const { version, status, message, finishedAt } = props.deployment;
  return (
    <div className={styles.trouble} data-tone={toneOfDeployment(status)}>
      <div className={styles.line}>
        <strong>{version}</strong>
        <DeploymentMark status={status} />
        {finishedAt && (
          <span className={styles.aside}>
            <RelativeTime value={finishedAt} />
          </span>
        )}
      </div>
      {message && <p className={styles.text}>{message}</p>}
    </div>
  );
}

function Frozen(props: { freeze: FreezeWindow }) {
  const { to, reason } = props.freeze;
  const { t } = useEnvironmentsTranslation();
  return (
    <div className={styles.part}>
      <div className={styles.line}>
        <StatusMark tone="warning" icon={<RiLockLine size="1em" />}>
          {t('deployments.frozen')}
        </StatusMark>
        <span className={styles.aside}>
          {t('freezes.until')} <Moment value={to} />
        </span>
      </div>
      <p className={styles.aside}>{reason}</p>
    </div>
  );
}

function Wishes(props: StageProps) {
  const { status, stages, onWish } = props;
  const { underWay } = status;
  const { t } = useEnvironmentsTranslation();
  const reasonId = useId();
  const stageId = status.stage.id;
  const promoted = promotionOf(status, stages.stages);
  const isAsked =
    underWay?.status === 'waiting_approval' && underWay.version === promoted;
  const before = rollbackOf(status);
  const button = (
    wish: Omit<DeploymentWish, 'stageId'>,
    text: ReactNode,
    isDisabled = false,
  ) => (
    <Button
      variant="secondary"
      size="small"
      isDisabled={isDisabled}
      aria-describedby={isDisabled ? reasonId : undefined}
      onPress={() => onWish({ ...wish, stageId })}
    >
      {text}
    </Button>
  );
  return (
    <div className={styles.wishes}>
      {promoted !== undefined &&
        button(
          { kind: 'promote', version: promoted },
          t('deployments.promote', { version: promoted }),
          isAsked,
        )}
      {button(
        { kind: 'deploy', version: stages.releases[0]?.version },
        t('deployments.deploy'),
      )}
      {before !== undefined &&
        button(
          { kind: 'rollback', version: before },
          t('deployments.rollback', { version: before }),
        )}
      {isAsked && (
        <p id={reasonId} className={styles.aside}>
          {t('deployments.alreadyAsked', { version: promoted })}
        </p>
      )}
    </div>
  );
}

/** What runs in a stage, what does not yet, and what one can do about it. */
export function StageColumn(props: StageProps) {
  const { status, trouble, freeze, onChanged } = props;
  const { stage, underWay } = status;
  const headingId = useId();
  return (
    <div className={styles.stage} role="group" aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.title}>
        {stage.title}
      </h3>
      {freeze && <Frozen freeze={freeze} />}
      <Current status={status} />
      <NotHere status={status} />
      <Where status={status} />
      <div className={styles.part}>
        {underWay && (
          <UnderWay
            deployment={underWay}
            stageTitle={stage.title}
            onChanged={onChanged}
          />
        )}
        {!underWay && trouble && <Trouble deployment={trouble} />}
      </div>
      <Wishes {...props} />
    </div>
  );
}
