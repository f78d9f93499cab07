import { Button } from '@backstage/ui';
import {
  ChainDeployment,
  IncidentChain,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  EntityLink,
  Moment,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';
import { ChangeName, EntityOrText } from '../shared';
import { HopMark } from './HopMark';
import { Correcting } from './LinkDialog';
import styles from '../shared/shared.module.css';
import chainStyles from './IncidentPage.module.css';

interface CorrectingProps {
  mayLink: boolean;
  onCorrect(correcting: Correcting): void;
}

/** What a deployment is called where one chooses it. */
export function nameOfDeployment({
  component,
  environment,
  version,
  sha,
}: Pick<
  ChainDeployment,
  'component' | 'environment' | 'version' | 'sha'
>): string {
  const name = component.replace(/^component:[^/]+\//, '');
  return `${name} ${version ?? sha.slice(0, 8)} (${environment})`;
}

function Who(props: { label: string; refs: string[] }) {
  const { label, refs } = props;
  return refs.length === 0 ? null : (
    <span>
      {label}{' '}
      {refs.map((ref, index) => (
        <span key={ref}>
          {index > 0 && ', '}
          <EntityOrText name={ref} />
        </span>
      ))}
    </span>
  );
}

function ChangeList(
  props: {
    label: string;
    changes: ChainDeployment['changes'];
  } & CorrectingProps,
) {
  const { label, changes, mayLink, onCorrect } = props;
  const { t } = useDeliveryTranslation();
  return (
    <ul className={chainStyles.changes} aria-label={label}>
      {changes.map(({ hop, change }) => (
        <li key={change.id} className={chainStyles.change}>
          <div>
            <ChangeName change={change} />
            <span className={styles.aside}>
              {t(`paradox.cohort.${change.cohort}`)}
            </span>
          </div>
          <HopMark hop={hop} />
          {mayLink && (
            <Button
              variant="tertiary"
              size="small"
              aria-label={t('incidents.byThisLabel', { title: change.title })}
              onPress={() =>
                onCorrect({
                  kind: 'is',
                  to: { kind: 'change', id: change.id },
                  what: change.title,
                })
              }
            >
              {t('incidents.byThis')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Changes(props: { deployment: ChainDeployment } & CorrectingProps) {
  const { deployment, mayLink, onCorrect } = props;
  const { changes, moreChanges } = deployment;
  const { t } = useDeliveryTranslation();
  if (changes.length === 0) {
    return <p className={styles.aside}>{t('incidents.noChanges')}</p>;
  }
  return (
    <>
      <ChangeList
        label={t('incidents.changes')}
        changes={changes}
        mayLink={mayLink}
        onCorrect={onCorrect}
      />
      {moreChanges > 0 && (
        <p className={styles.aside}>
          {t('incidents.moreChanges', { count: moreChanges })}
        </p>
      )}
    </>
  );
}

function Deployment(props: { deployment: ChainDeployment } & CorrectingProps) {
  const { deployment, mayLink, onCorrect } = props;
  const { hop, id, finishedAt, result, deployedBy, approvedBy } = deployment;
  const { t } = useDeliveryTranslation();
  const name = nameOfDeployment(deployment);
  return (
    <li className={chainStyles.deployment}>
      <div className={styles.bar}>
        <div className={styles.row}>
          <strong>
            <EntityOrText name={deployment.component} />{' '}
            {deployment.version ?? deployment.sha.slice(0, 8)}
          </strong>
          <span className={styles.aside}>{deployment.environment}</span>
          <HopMark hop={hop} />
        </div>
        {mayLink && (
          <Button
            variant="secondary"
            size="small"
            aria-label={t('incidents.notThisLabel', { name })}
            onPress={() =>
              onCorrect({
                kind: 'isNot',
                to: { kind: 'deployment', id },
                what: name,
              })
            }
          >
            {t('incidents.notThis')}
          </Button>
        )}
      </div>
      <p className={styles.aside}>{hop.evidence}</p>
      <p className={`${styles.aside} ${styles.row}`}>
        <span>
          {result} {finishedAt && <Moment value={finishedAt} />}
        </span>
        <Who label={t('incidents.deployedBy')} refs={deployedBy} />
        <Who label={t('incidents.approvedBy')} refs={approvedBy} />
      </p>
      <Changes {...props} />
    </li>
  );
}

/** Incident, deployment, changes, team: each step with how it is known. */
export function ChainPanel(props: { chain: IncidentChain } & CorrectingProps) {
  const { chain, mayLink, onCorrect } = props;
  const { deployments, changes = [], owner } = chain;
  const { t } = useDeliveryTranslation();
  return (
    <PanelFrame title={t('incidents.chain')}>
      <div className={styles.body}>
        {deployments.length === 0 ? (
          <p className={styles.text}>
            {mayLink
              ? t('incidents.noDeployment')
              : t('incidents.noDeploymentOthers')}
          </p>
        ) : (
          <ol className={styles.list} aria-label={t('incidents.deployments')}>
            {deployments.map(deployment => (
              <Deployment
                key={deployment.id}
                deployment={deployment}
                mayLink={mayLink}
                onCorrect={onCorrect}
              />
            ))}
          </ol>
        )}
        {changes.length > 0 && (
          <section>
            <h3 className={styles.heading}>{t('incidents.alsoBy')}</h3>
            <ChangeList
              label={t('incidents.alsoBy')}
              changes={changes}
              mayLink={mayLink}
              onCorrect={onCorrect}
            />
          </section>
        )}
        <p className={`${styles.text} ${styles.row}`}>
          {owner ? (
            <>
              {t('incidents.ownedBy')} <EntityLink entityRef={owner.team} />
              <HopMark hop={owner.hop} />
            </>
          ) : (
            t('incidents.noOwner')
          )}
        </p>
        {mayLink && deployments.length > 0 && (
          <div className={styles.row}>
            <Button
              variant="tertiary"
              size="small"
              onPress={() =>
                onCorrect({ kind: 'none', what: t('incidents.fromNothing') })
              }
            >
              {t('incidents.none')}
            </Button>
          </div>
        )}
      </div>
    </PanelFrame>
  );
}
