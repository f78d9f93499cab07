import { Button } from '@backstage/ui';
import {
  Emptiness,
  isDenied,
  Notice,
  PanelFrame,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { EntityOwnership } from '@groundwork/backstage-plugin-ownership-common';
import { useEntityOwnership } from '../../hooks/useEntityOwnership';
import { useOwnershipTranslation } from '../../translation';
import { FreshnessNote } from '../shared/FreshnessNote';
import { ContactPanel } from './ContactPanel';
import { GapsPanel } from './GapsPanel';
import { HistoryPanel } from './HistoryPanel';
import { IdentifiersPanel } from './IdentifiersPanel';
import { RelatedPanel } from './RelatedPanel';
import styles from './EntityOwnershipContent.module.css';

function Skeletons() {
  const { t } = useOwnershipTranslation();
  const panels = [
    { title: t('entity.contactTitle'), rows: 4 },
    { title: t('entity.gapsTitle'), rows: 2 },
    { title: t('entity.identifiersTitle'), rows: 6 },
    { title: t('entity.historyTitle'), rows: 2 },
  ];
  return (
    <div className={styles.tab}>
      {panels.map(({ title, rows }) => (
        <PanelFrame key={title} title={title} isBusy>
          <RowSkeletons rows={rows} />
        </PanelFrame>
      ))}
    </div>
  );
}

function Failure(props: { error: Error; retry(): void }) {
  const { error, retry } = props;
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.tab}>
      {isDenied(error) ? (
        <Notice
          tone="neutral"
          title={t('entity.deniedTitle')}
          advice={t('entity.deniedAdvice')}
        />
      ) : (
        <Notice title={t('entity.failed')} advice={error.message}>
          <Button variant="secondary" onPress={retry}>
            {t('gaps.retry')}
          </Button>
        </Notice>
      )}
    </div>
  );
}

function Unknown() {
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.tab}>
      <PanelFrame title={t('entity.cardTitle')}>
        <Emptiness
          title={t('entity.unknownTitle')}
          advice={t('entity.unknownAdvice')}
        />
      </PanelFrame>
    </div>
  );
}

function Ownership(props: { ownership: EntityOwnership }) {
  const { ownership } = props;
  const { contact, degraded, gaps, history, identifiers } = ownership;
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.tab}>
      {degraded && <FreshnessNote freshness={ownership} />}
      <ContactPanel ownership={ownership} />
      <GapsPanel gaps={gaps} />
      <div className={styles.pair}>
        <RelatedPanel
          title={t('entity.dependentsTitle')}
          none={t('entity.noDependents')}
          related={contact.dependents}
        />
        <RelatedPanel
          title={t('entity.dependenciesTitle')}
          none={t('entity.noDependencies')}
          related={contact.dependencies}
        />
      </div>
      <IdentifiersPanel identifiers={identifiers} />
      <HistoryPanel history={history} />
    </div>
  );
}

/** All that is known of the ownership of the entity; a tab of its page. */
export function EntityOwnershipTabContent() {
  const ownership = useEntityOwnership();
  switch (ownership.status) {
    case 'loading':
      return <Skeletons />;
    case 'failed':
      return <Failure error={ownership.error} retry={ownership.retry} />;
    default:
      return ownership.value ? (
        <Ownership ownership={ownership.value} />
      ) : (
        <Unknown />
      );
  }
}
