import { ResourceStatus } from '@groundwork/backstage-plugin-environments-common';
import {
  DataTable,
  Emptiness,
  PanelFrame,
  StatusMark,
  StatusTone,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './EnvironmentPage.module.css';

const TONES: Record<ResourceStatus['status'], StatusTone> = {
  absent: 'neutral',
  applying: 'warning',
  ready: 'positive',
  degraded: 'warning',
  failed: 'negative',
  paused: 'neutral',
  removing: 'warning',
  unknown: 'neutral',
};

/** With what it is called outside, for whoever looks for it there. */
function Name(props: { resource: ResourceStatus }) {
  const { name, externalId } = props.resource;
  return (
    <>
      {name}
      {externalId && (
        <div className={`${styles.aside} ${styles.code}`}>{externalId}</div>
      )}
    </>
  );
}

function Status(props: { resource: ResourceStatus }) {
  const { status, message, drift } = props.resource;
  const { t } = useEnvironmentsTranslation();
  return (
    <>
      <StatusMark tone={TONES[status]}>
        {t(`environment.resourceStatus.${status}`)}
      </StatusMark>
      {message && <div className={styles.aside}>{message}</div>}
      {drift && (
        <div className={styles.drift}>
          <StatusMark tone="warning">
            {t('environment.condition.Drifted')}
          </StatusMark>
          <span className={styles.aside}>{drift}</span>
        </div>
      )}
    </>
  );
}

/** What the environment is made of. */
export function ResourcesPanel(props: {
  resources: ResourceStatus[];
  isDestroyed: boolean;
}) {
  const { resources, isDestroyed } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <PanelFrame title={t('environment.resources')}>
      {resources.length > 0 ? (
        <DataTable
          label={t('environment.resources')}
          rows={resources}
          keyOf={({ name }) => name}
          columns={[
            {
              id: 'name',
              title: t('environment.resource'),
              cell: resource => <Name resource={resource} />,
            },
            {
              id: 'status',
              title: t('environment.status'),
              cell: resource => <Status resource={resource} />,
            },
            {
              id: 'driver',
              title: t('environment.driver'),
              isSecondary: true,
              cell: ({ driver }) => driver,
            },
          ]}
        />
      ) : (
        <Emptiness
          title={
            isDestroyed
              ? t('environment.resourcesGone')
              : t('environment.noResources')
          }
          advice={
            isDestroyed
              ? t('environment.resourcesGoneAdvice')
              : t('environment.noResourcesAdvice')
          }
        />
      )}
    </PanelFrame>
  );
}
