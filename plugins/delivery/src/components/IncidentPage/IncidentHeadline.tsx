import { useState } from 'react';
import { Button } from '@backstage/ui';
import { IncidentChain } from '@groundwork/backstage-plugin-delivery-common';
import {
  ExternalLink,
  Moment,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { useDeliveryTranslation } from '../../translation';
import { IncidentMark } from '../IncidentsPage/IncidentMark';
import { restoredAfter } from '../IncidentsPage/IncidentTable';
import { EntityOrText, LinkTo } from '../shared';
import { ResolveDialog } from './ResolveDialog';
import styles from '../shared/shared.module.css';
import chainStyles from './IncidentPage.module.css';

/** Where it came from, in one sentence: what is surest first. */
function Answer(props: { chain: IncidentChain }) {
  const { deployments } = props.chain;
  const { t } = useDeliveryTranslation();
  const [first] = [...deployments].sort(
    (one, other) => other.hop.confidence - one.hop.confidence,
  );
  if (!first) {
    return <p className={styles.text}>{t('incidents.fromUnknown')}</p>;
  }
  return (
    <p className={styles.text}>
      {t('incidents.from')} <EntityOrText name={first.component} />{' '}
      {first.version ?? first.sha.slice(0, 8)} ({first.environment})
    </p>
  );
}

function Facts(props: { incident: IncidentChain['incident'] }) {
  const { incident } = props;
  const { severity, component, environment, startedAt, detectedAt } = incident;
  const { t } = useDeliveryTranslation();
  const { text } = useAmounts();
  const restored = restoredAfter(incident);
  return (
    <ul className={`${chainStyles.facts} ${styles.aside}`}>
      {severity && (
        <li>
          {t('incidents.severity')} {severity}
        </li>
      )}
      {component && (
        <li>
          <EntityOrText name={component} />
          {environment && ` (${environment})`}
        </li>
      )}
      {startedAt && (
        <li>
          {t('incidents.started')} <Moment value={startedAt} />
        </li>
      )}
      <li>
        {t('incidents.detected')} <Moment value={detectedAt} />
      </li>
      {incident.resolvedAt && (
        <li>
          {t('incidents.status.resolved')}{' '}
          <Moment value={incident.resolvedAt} />
          {restored !== undefined &&
            ` (${t('incidents.after', {
              time: text(restored, 'milliseconds'),
            })})`}
        </li>
      )}
      <li>{t(`incidents.sourceName.${incident.source}`)}</li>
      {incident.url && (
        <li>
          <ExternalLink href={incident.url}>
            {t('incidents.openSource')}
          </ExternalLink>
        </li>
      )}
    </ul>
  );
}

/** What is so of an incident, and closing it. */
export function IncidentHeadline(props: {
  chain: IncidentChain;
  onChanged(chain: IncidentChain): void;
}) {
  const { chain, onChanged } = props;
  const { incident, mayWrite } = chain;
  const { t } = useDeliveryTranslation();
  const links = useDeliveryLinks();
  const [isResolving, setResolving] = useState(false);
  return (
    <header className={styles.field}>
      <p className={styles.aside}>
        <LinkTo to={links.incidents()}>{t('incidents.tab')}</LinkTo>
      </p>
      <div className={styles.bar}>
        <div className={styles.row}>
          <h2 className={styles.title}>{incident.title}</h2>
          <IncidentMark status={incident.status} />
        </div>
        {mayWrite && incident.status === 'open' && (
          <Button variant="primary" onPress={() => setResolving(true)}>
            {t('incidents.resolve')}
          </Button>
        )}
      </div>
      <Answer chain={chain} />
      <Facts incident={incident} />
      {incident.description && (
        <p className={`${styles.text} ${chainStyles.description}`}>
          {incident.description}
        </p>
      )}
      {isResolving && (
        <ResolveDialog
          incident={incident}
          onDone={changed => {
            setResolving(false);
            onChanged(changed);
          }}
          onClose={() => setResolving(false)}
        />
      )}
    </header>
  );
}
