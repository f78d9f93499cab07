import {
  Deployment,
  GateVerdict,
  StageStatus,
} from '@groundwork/backstage-plugin-environments-common';
import {
  CursorList,
  DataColumn,
  DataTable,
  EntityLink,
  More,
  Panel,
  Refreshable,
  RelativeTime,
  RowSkeletons,
  useMediaQuery,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  EnvironmentsTranslate,
  useEnvironmentsTranslation,
} from '../../translation';
import { useDenied } from '../shared';
import { ApprovalNote } from './ApprovalNote';
import { DeploymentMark } from './DeploymentMark';
import { KindName } from './KindName';
import styles from './Deployments.module.css';

/** Where the columns that say less are left out, so that it is said briefly. */
const NARROW = '(max-width: 599.95px)';

function Version(props: {
  deployment: Deployment;
  /** Said where there is no column for it. */
  stage: string | undefined;
}) {
  const { kind, version, commit, previousVersion } = props.deployment;
  const { stage } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <div className={styles.first}>
      <strong>{version}</strong>
      <p className={styles.aside}>
        {t('environment.commit', { commit: commit.slice(0, 8) })}
      </p>
      {previousVersion !== undefined && previousVersion !== version && (
        <p className={styles.aside}>
          {t('deployments.insteadOf', { version: previousVersion })}
        </p>
      )}
      {stage !== undefined && (
        <p className={styles.aside}>
          {t('deployments.kindInStage', {
            kind: t(`deployments.kind.${kind}`),
            stage,
          })}
        </p>
      )}
    </div>
  );
}

/** Who agreed, and what was passed over and why, outlive the deployment. */
function tells({ gate, verdict }: GateVerdict): boolean {
  return (
    verdict === 'overridden' || (gate === 'approval' && verdict === 'pass')
  );
}

function State(props: { deployment: Deployment }) {
  const { status, message, approval, gates } = props.deployment;
  return (
    <div className={styles.state}>
      <DeploymentMark status={status} />
      {message && status !== 'succeeded' && (
        <p className={styles.aside}>{message}</p>
      )}
      {gates.filter(tells).map(({ gate, message: said }) => (
        <p key={gate} className={styles.aside}>
          {said}
        </p>
      ))}
      {status === 'waiting_approval' && approval && (
        <ApprovalNote approval={approval} />
      )}
    </div>
  );
}

function columnsOf(
  t: EnvironmentsTranslate,
  titleOf: (stageId: string) => string,
  isNarrow: boolean,
): DataColumn<Deployment>[] {
  return [
    {
      id: 'version',
      title: t('deployments.version'),
      cell: row => (
        <Version
          deployment={row}
          stage={isNarrow ? titleOf(row.stage) : undefined}
        />
      ),
    },
    {
      id: 'kind',
      title: t('deployments.what'),
      isSecondary: true,
      cell: ({ kind }) => <KindName kind={kind} />,
    },
    {
      id: 'stage',
      title: t('deployments.stage'),
      isSecondary: true,
      cell: ({ stage }) => titleOf(stage),
    },
    {
      id: 'state',
      title: t('deployments.state'),
      cell: row => <State deployment={row} />,
    },
    {
      id: 'when',
      title: t('deployments.when'),
      isSecondary: true,
      cell: ({ requestedAt }) => <RelativeTime value={requestedAt} />,
    },
    {
      id: 'who',
      title: t('deployments.who'),
      isSecondary: true,
      cell: ({ requestedBy }) => (
        <span className={styles.who}>
          <EntityLink entityRef={requestedBy} isQuiet />
        </span>
      ),
    },
  ];
}

/** What was placed, or was not, the newest first. */
export function HistoryPanel(props: {
  state: Refreshable<CursorList<Deployment>>;
  stages: StageStatus[];
}) {
  const { state, stages } = props;
  const { t } = useEnvironmentsTranslation();
  const denied = useDenied();
  const isNarrow = useMediaQuery(NARROW);
  const titles = new Map(stages.map(({ stage }) => [stage.id, stage.title]));
  return (
    <Panel
      title={t('deployments.history')}
      state={state}
      skeleton={<RowSkeletons rows={3} />}
      failed={t('deployments.historyFailed')}
      denied={denied}
      empty={({ items }) =>
        items.length === 0
          ? {
              title: t('deployments.historyEmptyTitle'),
              advice: t('deployments.historyEmptyAdvice'),
            }
          : undefined
      }
    >
      {list => (
        <>
          <DataTable
            label={t('deployments.history')}
            columns={columnsOf(t, id => titles.get(id) ?? id, isNarrow)}
            rows={list.items}
            keyOf={({ id }) => id}
          />
          <More list={list} />
        </>
      )}
    </Panel>
  );
}
