import {
  DeploymentKind,
  DeploymentVerdict,
  Release,
  StageStatus,
} from '@groundwork/backstage-plugin-environments-common';
import {
  StatusMark,
  StatusTone,
} from '@groundwork/backstage-plugin-groundwork-react';
import { changesBetween, furtherReasons } from '../../../logic/deployments';
import { useEnvironmentsTranslation } from '../../../translation';
import { EntityLinks } from '../EntityLinks';
import { Fact } from './Fact';
import { GateList } from './GateList';
import { ResourceFacts } from './ResourceFacts';
import styles from '../Deployments.module.css';

const TONES: Record<DeploymentVerdict['decision'], StatusTone> = {
  allowed: 'positive',
  'needs-approval': 'warning',
  denied: 'negative',
};

function placed(version: string, commit: string | undefined): string {
  return commit ? `${version} (${commit.slice(0, 8)})` : version;
}

function Changes(props: {
  verdict: DeploymentVerdict;
  current: StageStatus['current'];
  releases: Release[];
}) {
  const { verdict, current, releases } = props;
  const { version, commit, previousVersion } = verdict;
  const { t } = useEnvironmentsTranslation();
  const commitBefore =
    releases.find(release => release.version === previousVersion)?.commit ??
    (current?.version === previousVersion ? current?.commit : undefined);
  const { brings, takesBack } = changesBetween(
    releases,
    previousVersion,
    version,
  );
  return (
    <dl className={styles.facts}>
      <Fact name={t('deployments.runsNow')}>
        {previousVersion === undefined
          ? t('deployments.nothingRuns')
          : placed(previousVersion, commitBefore)}
      </Fact>
      <Fact name={t('deployments.wouldRun')}>{placed(version, commit)}</Fact>
      {brings.length > 0 && (
        <Fact name={t('deployments.brings')}>{brings.join(', ')}</Fact>
      )}
      {takesBack.length > 0 && (
        <Fact name={t('deployments.takesBack')}>{takesBack.join(', ')}</Fact>
      )}
      <ResourceFacts verdict={verdict} />
    </dl>
  );
}

function Texts(props: { title?: string; texts: string[] }) {
  const { title, texts } = props;
  return texts.length === 0 ? null : (
    <div>
      {title && <h3 className={styles.heading}>{title}</h3>}
      <ul className={styles.bullets} aria-label={title}>
        {texts.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

/** What would come of a deployment. */
export function PlanView(props: {
  kind: DeploymentKind;
  verdict: DeploymentVerdict;
  current: StageStatus['current'];
  releases: Release[];
}) {
  const { kind, verdict, current, releases } = props;
  const { decision, gates, approval, notUndone } = verdict;
  const { t } = useEnvironmentsTranslation();
  return (
    <>
      <div className={styles.line} role="status">
        <StatusMark tone={TONES[decision]}>
          {t(`deployments.decision.${decision}`)}
        </StatusMark>
      </div>
      <Texts texts={furtherReasons(verdict).map(({ message }) => message)} />
      <Changes verdict={verdict} current={current} releases={releases} />
      {gates.length > 0 && <GateList gates={gates} />}
      {approval && (
        <p className={styles.text}>
          {t('deployments.approvers', { count: approval.required })}{' '}
          <EntityLinks entityRefs={approval.groups} />
        </p>
      )}
      {kind === 'rollback' && (
        <Texts title={t('deployments.notUndone')} texts={notUndone} />
      )}
    </>
  );
}
