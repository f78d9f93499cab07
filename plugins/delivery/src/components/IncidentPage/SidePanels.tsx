import { Button } from '@backstage/ui';
import { IncidentChain } from '@groundwork/backstage-plugin-delivery-common';
import {
  DataTable,
  Moment,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';
import { EntityOrText } from '../shared';
import { nameOfDeployment } from './ChainPanel';
import { Correcting } from './LinkDialog';
import styles from '../shared/shared.module.css';

type Candidate = IncidentChain['candidates'][number];

/** What else it may have come from: deployments shortly before. */
export function CandidatesPanel(props: {
  candidates: Candidate[];
  mayLink: boolean;
  onCorrect(correcting: Correcting): void;
}) {
  const { candidates, mayLink, onCorrect } = props;
  const { t } = useDeliveryTranslation();
  if (candidates.length === 0) {
    return null;
  }
  const title = t('incidents.candidates');
  return (
    <PanelFrame title={title}>
      <DataTable<Candidate>
        label={title}
        rows={candidates}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'deployment',
            title: t('incidents.deployment'),
            cell: ({ component, version, sha }) => (
              <>
                <EntityOrText name={component} /> {version ?? sha.slice(0, 8)}
              </>
            ),
          },
          {
            id: 'environment',
            title: t('incidents.environment'),
            isSecondary: true,
            cell: ({ environment }) => environment,
          },
          {
            id: 'result',
            title: t('incidents.result'),
            isSecondary: true,
            cell: ({ result }) => result,
          },
          {
            id: 'finished',
            title: t('change.finished'),
            isSecondary: true,
            cell: ({ finishedAt }) =>
              finishedAt ? <Moment value={finishedAt} /> : '–',
          },
          {
            id: 'link',
            title: t('incidents.linkColumn'),
            cell: candidate =>
              mayLink && (
                <Button
                  variant="secondary"
                  size="small"
                  aria-label={t('incidents.linkLabel', {
                    name: nameOfDeployment(candidate),
                  })}
                  onPress={() =>
                    onCorrect({
                      kind: 'is',
                      to: { kind: 'deployment', id: candidate.id },
                      what: nameOfDeployment(candidate),
                    })
                  }
                >
                  {t('incidents.link')}
                </Button>
              ),
          },
        ]}
      />
    </PanelFrame>
  );
}

/** What people have said of where it came from, and why. */
export function CorrectionsPanel(props: Pick<IncidentChain, 'corrections'>) {
  const { corrections } = props;
  const { t } = useDeliveryTranslation();
  return corrections.length === 0 ? null : (
    <PanelFrame title={t('incidents.corrections')}>
      <div className={styles.body}>
        <ul className={styles.list}>
          {corrections.map(({ at, kind, to, reason }) => (
            <li key={`${at} ${kind} ${to?.id}`} className={styles.text}>
              <span className={styles.aside}>
                <Moment value={at} />
              </span>{' '}
              {t(`incidents.said.${kind}`)}{' '}
              {to && <span className={styles.code}>{to.id}</span>}: {reason}
            </li>
          ))}
        </ul>
      </div>
    </PanelFrame>
  );
}

/** What happened, in the order of time. */
export function TimelinePanel(props: Pick<IncidentChain, 'timeline'>) {
  const { timeline } = props;
  const { t } = useDeliveryTranslation();
  return timeline.length === 0 ? null : (
    <PanelFrame title={t('incidents.timeline')}>
      <div className={styles.body}>
        <ol className={styles.list} aria-label={t('incidents.timeline')}>
          {timeline.map(({ at, text }) => (
            <li key={`${at} ${text}`} className={styles.text}>
              <span className={styles.aside}>
                <Moment value={at} />
              </span>{' '}
              {text}
            </li>
          ))}
        </ol>
      </div>
    </PanelFrame>
  );
}
