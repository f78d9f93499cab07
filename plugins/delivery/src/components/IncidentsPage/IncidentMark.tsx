import { RiAlarmWarningLine } from '@remixicon/react';
import { IncidentSummary } from '@groundwork/backstage-plugin-delivery-common';
import { StatusMark } from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';

/** Whether an incident is over, as icon, word and colour. */
export function IncidentMark(props: { status: IncidentSummary['status'] }) {
  const { status } = props;
  const { t } = useDeliveryTranslation();
  return status === 'open' ? (
    <StatusMark tone="negative" icon={<RiAlarmWarningLine size="1em" />}>
      {t('incidents.status.open')}
    </StatusMark>
  ) : (
    <StatusMark tone="positive">{t('incidents.status.resolved')}</StatusMark>
  );
}
