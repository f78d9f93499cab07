import { ChangeDetail } from '@groundwork/backstage-plugin-delivery-common';
import {
  DataTable,
  formatShare,
  Moment,
  PanelFrame,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { useHopName } from '../../hooks/useHopName';
import { useDeliveryTranslation } from '../../translation';
import { EntityOrText, LinkTo } from '../shared';
import styles from './ChangePage.module.css';

type Deployment = ChangeDetail['deployments'][number];
type FailureOf = ChangeDetail['failures'][number];

/** Where the change came to users. */
export function DeploymentsPanel(props: { deployments: Deployment[] }) {
  const { deployments } = props;
  const { t } = useDeliveryTranslation();
  return (
    <PanelFrame title={t('change.deployments')}>
      {deployments.length === 0 ? (
        <div className={styles.body}>
          <p className={styles.aside}>{t('change.noDeployments')}</p>
        </div>
      ) : (
        <DataTable<Deployment>
          label={t('change.deployments')}
          rows={deployments}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'component',
              title: t('shared.component'),
              cell: ({ component }) => <EntityOrText name={component} />,
            },
            {
              id: 'environment',
              title: t('incidents.environment'),
              cell: ({ environment }) => environment,
            },
            {
              id: 'version',
              title: t('change.version'),
              isSecondary: true,
              cell: ({ version }) => version ?? '–',
            },
            {
              id: 'finished',
              title: t('change.finished'),
              isSecondary: true,
              cell: ({ finishedAt }) =>
                finishedAt ? <Moment value={finishedAt} /> : '–',
            },
          ]}
        />
      )}
    </PanelFrame>
  );
}

/** What failed by the change, and how that is known. */
export function FailuresPanel(props: { failures: FailureOf[] }) {
  const { failures } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const links = useDeliveryLinks();
  const hopName = useHopName();
  const addressOf = ({ kind, id }: FailureOf) => {
    switch (kind) {
      case 'incident':
        return links.incident(id);
      case 'change':
        return links.change(id);
      default:
        return undefined;
    }
  };
  return failures.length === 0 ? null : (
    <PanelFrame title={t('change.failures')}>
      <DataTable<FailureOf>
        label={t('change.failures')}
        rows={failures}
        keyOf={({ kind, id }) => `${kind} ${id}`}
        columns={[
          {
            id: 'what',
            title: t('change.failure'),
            cell: failure => (
              <LinkTo to={addressOf(failure)}>
                {t(`incidents.kind.${failure.kind}`)}: {failure.title}
              </LinkTo>
            ),
          },
          {
            id: 'known',
            title: t('incidents.howKnown'),
            cell: ({ class: known, confidence }) =>
              `${hopName(known)} · ${formatShare(confidence, locale)}`,
          },
        ]}
      />
    </PanelFrame>
  );
}
