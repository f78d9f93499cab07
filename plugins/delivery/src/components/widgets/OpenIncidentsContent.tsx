import {
  DeliveryApi,
  IncidentPage,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  Emptiness,
  RelativeTime,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { timesOf } from '../../logic/period';
import { uniqueBy } from '../../logic/unique';
import { useDeliveryTranslation } from '../../translation';
import { IncidentMark } from '../IncidentsPage/IncidentMark';
import { EntityOrText, LinkTo } from '../shared';
import { OfMyGroups, useOfMyGroups } from './useOfMyGroups';
import { Widget } from './Widget';
import styles from './widgets.module.css';

const SHOWN = 5;

const askFor = (api: DeliveryApi, scope: string) =>
  // What is open for longer is open, too.
  api.listIncidents({
    scope,
    ...timesOf('1y', new Date()),
    status: 'open',
    limit: SHOWN,
  });

function Incidents(props: { of: OfMyGroups<IncidentPage> }) {
  const { scope, answers } = props.of;
  const { t } = useDeliveryTranslation();
  const links = useDeliveryLinks();
  const incidents = uniqueBy(
    answers.flatMap(({ items }) => items),
    ({ id }) => id,
  ).sort((one, other) => other.detectedAt.localeCompare(one.detectedAt));
  if (incidents.length === 0) {
    return (
      <div className={styles.empty}>
        <Emptiness
          title={t('widgets.noIncidents')}
          advice={t('widgets.noIncidentsAdvice')}
        />
      </div>
    );
  }
  return (
    <>
      <ul className={styles.list} aria-label={t('widgets.incidents')}>
        {incidents
          .slice(0, SHOWN)
          .map(({ id, title, status, component, detectedAt }) => (
            <li key={id} className={styles.item}>
              <div>
                <LinkTo to={links.incident(id)}>{title}</LinkTo>
                <div className={styles.below}>
                  {component && (
                    <>
                      <EntityOrText name={component} /> ·{' '}
                    </>
                  )}
                  <RelativeTime value={detectedAt} />
                </div>
              </div>
              <IncidentMark status={status} />
            </li>
          ))}
      </ul>
      <LinkTo to={links.incidents({ scope })}>
        {t('widgets.allIncidents')}
      </LinkTo>
    </>
  );
}

/** For Home: the incidents of one's groups that are not over. */
export function OpenIncidentsContent() {
  const { t } = useDeliveryTranslation();
  const state = useOfMyGroups(askFor);
  return (
    <Widget
      state={state}
      loading={t('incidents.loading')}
      failed={t('incidents.failed')}
    >
      {of => <Incidents of={of} />}
    </Widget>
  );
}
