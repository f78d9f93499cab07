import { ReactNode } from 'react';
import {
  ExternalLink,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import { EntityOwnership } from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import { FreshnessNote } from '../shared/FreshnessNote';
import { OnCallSummary } from '../shared/OnCallSummary';
import { OwnerLinks } from '../shared/OwnerLinks';
import styles from './EntityOwnershipContent.module.css';

function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function NotKnown() {
  const { t } = useOwnershipTranslation();
  return <span className={styles.aside}>{t('entity.notKnown')}</span>;
}

function Places(props: { contact: EntityOwnership['contact'] }) {
  const { channel, runbook, dashboards } = props.contact;
  const { t } = useOwnershipTranslation();
  return (
    <>
      <Fact label={t('entity.channel')}>
        {channel?.url && (
          <ExternalLink href={channel.url}>{channel.name}</ExternalLink>
        )}
        {channel && !channel.url && channel.name}
        {!channel && <NotKnown />}
      </Fact>
      <Fact label={t('entity.runbook')}>
        {runbook ? (
          <ExternalLink href={runbook.url}>
            {runbook.title || t('entity.runbook')}
          </ExternalLink>
        ) : (
          <NotKnown />
        )}
      </Fact>
      {dashboards.length > 0 && (
        <Fact label={t('entity.dashboards')}>
          <ul className={styles.places}>
            {dashboards.map(({ title, url }) => (
              <li key={url}>
                <ExternalLink href={url}>{title}</ExternalLink>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </>
  );
}

/** Who owns the entity, who answers for it now, and where they are. */
export function ContactPanel(props: { ownership: EntityOwnership }) {
  const { ownership } = props;
  const { owners, inheritedFrom, contact, degraded } = ownership;
  const { t } = useOwnershipTranslation();
  return (
    <PanelFrame
      title={t('entity.contactTitle')}
      meta={!degraded && <FreshnessNote freshness={ownership} />}
    >
      <dl className={styles.facts}>
        <Fact label={t('entity.owner')}>
          <span className={styles.owner}>
            <OwnerLinks owners={owners} inheritedFrom={inheritedFrom} />
          </span>
        </Fact>
        <Fact label={t('entity.onCall')}>
          <OnCallSummary onCall={contact.onCall} nearest={contact.nearest} />
        </Fact>
        <Places contact={contact} />
        {contact.tier !== undefined && (
          <Fact label={t('entity.tier')}>{contact.tier}</Fact>
        )}
      </dl>
    </PanelFrame>
  );
}
