import {
  EntityLink,
  StatusMark,
} from '@groundwork/backstage-plugin-groundwork-react';
import { OwnerSummary } from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import styles from './OwnerLinks.module.css';

function Owner(props: { owner: OwnerSummary }) {
  const { entityRef, title, exists } = props.owner;
  const { t } = useOwnershipTranslation();
  if (exists) {
    return <EntityLink entityRef={entityRef} title={title} />;
  }
  return (
    <>
      <span className={styles.dangling}>{title}</span>{' '}
      <StatusMark tone="negative">{t('shared.owner.dangling')}</StatusMark>
    </>
  );
}

/** Who owns it: all owners, those that the catalog lacks marked. */
export function OwnerLinks(props: {
  owners: OwnerSummary[];
  /** Entity ref of the system or domain that the owners are taken from. */
  inheritedFrom?: string;
  /** Whether it is not recorded who owned it at the time asked about. */
  isUnknown?: boolean;
}) {
  const { owners, inheritedFrom, isUnknown } = props;
  const { t } = useOwnershipTranslation();
  if (owners.length === 0) {
    return isUnknown ? (
      <StatusMark tone="warning">{t('shared.owner.unknown')}</StatusMark>
    ) : (
      <StatusMark tone="negative">{t('shared.owner.none')}</StatusMark>
    );
  }
  return (
    <span className={styles.owners}>
      <ul className={styles.list}>
        {owners.map(owner => (
          <li key={owner.entityRef}>
            <Owner owner={owner} />
          </li>
        ))}
      </ul>
      {inheritedFrom && (
        <span className={styles.inherited}>
          {t('shared.owner.inherited')}{' '}
          <EntityLink entityRef={inheritedFrom} isQuiet />
        </span>
      )}
    </span>
  );
}
