import { ExternalLink } from '@groundwork/backstage-plugin-groundwork-react';
import { ContactCard } from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import styles from './ContactLinks.module.css';

/** Where to talk, what to do and where to look; says what is missing. */
export function ContactLinks(props: {
  contact: Pick<ContactCard, 'channel' | 'runbook' | 'dashboards'>;
}) {
  const { channel, runbook, dashboards } = props.contact;
  const { t } = useOwnershipTranslation();
  return (
    <ul className={styles.links}>
      <li>
        {channel?.url && (
          <ExternalLink href={channel.url}>{channel.name}</ExternalLink>
        )}
        {channel && !channel.url && channel.name}
        {!channel && (
          <span className={styles.missing}>
            {t('shared.contact.noChannel')}
          </span>
        )}
      </li>
      <li>
        {runbook ? (
          <ExternalLink href={runbook.url}>
            {runbook.title || t('shared.contact.runbook')}
          </ExternalLink>
        ) : (
          <span className={styles.missing}>
            {t('shared.contact.noRunbook')}
          </span>
        )}
      </li>
      {dashboards.map(({ title, url }) => (
        <li key={url}>
          <ExternalLink href={url}>{title}</ExternalLink>
        </li>
      ))}
    </ul>
  );
}
