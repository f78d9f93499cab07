import { IncidentSummary } from '@groundwork/backstage-plugin-delivery-common';
import {
  DataTable,
  RelativeTime,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { useDeliveryTranslation } from '../../translation';
import { EntityOrText, LinkTo } from '../shared';
import { IncidentMark } from './IncidentMark';

/** From detecting it until it was resolved. */
export function restoredAfter({
  detectedAt,
  resolvedAt,
}: IncidentSummary): number | undefined {
  return resolvedAt
    ? Date.parse(resolvedAt) - Date.parse(detectedAt)
    : undefined;
}

/** Incidents, the newest first. */
export function IncidentTable(props: { incidents: IncidentSummary[] }) {
  const { t } = useDeliveryTranslation();
  const links = useDeliveryLinks();
  const { text } = useAmounts();
  return (
    <DataTable
      label={t('incidents.list')}
      rows={props.incidents}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'incident',
          title: t('incidents.incident'),
          cell: ({ id, title }) => (
            <LinkTo to={links.incident(id)}>{title}</LinkTo>
          ),
        },
        {
          id: 'status',
          title: t('incidents.statusTitle'),
          cell: ({ status }) => <IncidentMark status={status} />,
        },
        {
          id: 'severity',
          title: t('incidents.severity'),
          isSecondary: true,
          cell: ({ severity }) => severity ?? '–',
        },
        {
          id: 'component',
          title: t('shared.component'),
          isSecondary: true,
          cell: ({ component }) =>
            component && <EntityOrText name={component} />,
        },
        {
          id: 'team',
          title: t('shared.team'),
          isSecondary: true,
          cell: ({ team }) => team && <EntityOrText name={team} />,
        },
        {
          id: 'detected',
          title: t('incidents.detected'),
          isSecondary: true,
          cell: ({ detectedAt }) => <RelativeTime value={detectedAt} />,
        },
        {
          id: 'restored',
          title: t('incidents.restored'),
          isNumber: true,
          isSecondary: true,
          cell: incident => {
            const time = restoredAfter(incident);
            return time === undefined ? '–' : text(time, 'milliseconds');
          },
        },
        {
          id: 'source',
          title: t('incidents.source'),
          isSecondary: true,
          cell: ({ source }) => t(`incidents.sourceName.${source}`),
        },
      ]}
    />
  );
}
