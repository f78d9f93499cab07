import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { useRefreshable } from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { useDeliveryTranslation } from '../../translation';
import { Failure, Loading, Stale } from '../shared';
import { ChainPanel } from './ChainPanel';
import { IncidentHeadline } from './IncidentHeadline';
import { Correcting, LinkDialog } from './LinkDialog';
import { CandidatesPanel, CorrectionsPanel, TimelinePanel } from './SidePanels';
import { WasIncident } from './WasIncident';
import styles from '../shared/shared.module.css';

function Incident(props: { id: string }) {
  const { id } = props;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const [correcting, setCorrecting] = useState<Correcting>();
  const read = useRefreshable(
    signal => api.getIncident(id, { signal }),
    [api, id],
  );
  if (read.status === 'loading') {
    return <Loading label={t('incidents.loading')} />;
  }
  if (read.status === 'failed') {
    return <Failure title={t('incidents.incidentFailed')} {...read} />;
  }
  const chain = read.value;
  const { mayLink } = chain;
  return (
    <>
      <Stale error={read.refreshError} />
      <IncidentHeadline chain={chain} onChanged={read.replace} />
      <ChainPanel chain={chain} mayLink={mayLink} onCorrect={setCorrecting} />
      <CandidatesPanel
        candidates={chain.candidates}
        mayLink={mayLink}
        onCorrect={setCorrecting}
      />
      <TimelinePanel timeline={chain.timeline} />
      <CorrectionsPanel corrections={chain.corrections} />
      <WasIncident chain={chain} onChanged={read.replace} />
      {!mayLink && <p className={styles.aside}>{t('incidents.mayNotLink')}</p>}
      {correcting && (
        <LinkDialog
          incident={id}
          correcting={correcting}
          onDone={() => {
            setCorrecting(undefined);
            read.refresh();
          }}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </>
  );
}

/** An incident, and where it came from: `/delivery/incidents/:id`. */
export function IncidentPageContent() {
  const { id = '' } = useParams();
  return (
    <div className={styles.page}>
      <Incident key={id} id={id} />
    </div>
  );
}
