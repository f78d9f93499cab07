import { EntityName } from '@groundwork/backstage-plugin-groundwork-react';
import {
  ContactCard,
  Related,
} from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import styles from './RelatedLists.module.css';

function RelatedList(props: { summary: string; related: Related[] }) {
  const { t } = useOwnershipTranslation();
  const nearFirst = [...props.related].sort((a, b) => a.hops - b.hops);
  return (
    <details className={styles.related}>
      <summary>{props.summary}</summary>
      <ul>
        {nearFirst.map(({ entity, hops }) => (
          <li key={entity.entityRef}>
            <EntityName entityRef={entity.entityRef} title={entity.title} />
            {hops === 2 && (
              <span className={styles.aside}>{t('whoOwns.indirectly')}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What it depends on and what depends on it, up to two hops. */
export function RelatedLists(props: {
  contact: Pick<ContactCard, 'dependencies' | 'dependents'>;
}) {
  const { dependencies, dependents } = props.contact;
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.lists}>
      {dependencies.length > 0 ? (
        <RelatedList
          summary={t('whoOwns.dependsOn', { count: dependencies.length })}
          related={dependencies}
        />
      ) : (
        <span className={styles.aside}>{t('whoOwns.dependsOnNothing')}</span>
      )}
      {dependents.length > 0 ? (
        <RelatedList
          summary={t('whoOwns.dependedOn', { count: dependents.length })}
          related={dependents}
        />
      ) : (
        <span className={styles.aside}>{t('whoOwns.dependedOnByNothing')}</span>
      )}
    </div>
  );
}
