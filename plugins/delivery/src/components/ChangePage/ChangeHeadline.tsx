import { Fragment } from 'react';
import { ChangeDetail } from '@groundwork/backstage-plugin-delivery-common';
import {
  ExternalLink,
  formatNumber,
  Moment,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';
import { EntityOrText } from '../shared';
import styles from './ChangePage.module.css';
import sharedStyles from '../shared/shared.module.css';

function Names(props: { label: string; names: string[] }) {
  const { label, names } = props;
  return names.length === 0 ? null : (
    <li>
      {label}{' '}
      {names.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && ', '}
          <EntityOrText name={name} />
        </Fragment>
      ))}
    </li>
  );
}

/** What was changed, where, by which cohort, and how that is known. */
export function ChangeHeadline(props: { detail: ChangeDetail }) {
  const { change, cohortEvidence } = props.detail;
  const { title, repository, number, url, mergedAt, size } = change;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const name = number === undefined ? repository : `${repository} #${number}`;
  return (
    <header className={styles.header}>
      <h2 className={sharedStyles.title}>{title}</h2>
      <ul className={`${styles.facts} ${styles.aside}`}>
        <li>{url ? <ExternalLink href={url}>{name}</ExternalLink> : name}</li>
        <li>
          {mergedAt ? (
            <>
              {t('change.merged')} <Moment value={mergedAt} />
            </>
          ) : (
            t('change.notMerged')
          )}
        </li>
        {size && (
          <li>
            {t('change.size', {
              added: formatNumber(size.added, locale),
              removed: formatNumber(size.removed, locale),
              files: formatNumber(size.files, locale),
            })}
          </li>
        )}
        <Names label={t('change.components')} names={change.components} />
        <Names label={t('change.teams')} names={change.teams} />
        {change.isBot && <li>{t('change.bot')}</li>}
      </ul>
      <p className={styles.aside}>
        {t(`change.cohort.${change.cohort}`)}
        {cohortEvidence.length > 0 && `: ${cohortEvidence.join('; ')}`}
      </p>
    </header>
  );
}
