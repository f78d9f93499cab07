import {
  Emptiness,
  EntityName,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Related } from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import styles from './EntityOwnershipContent.module.css';

function Hop(props: { title: string; related: Related[] }) {
  const { title, related } = props;
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.hop}>
      <h3 className={styles.hopTitle}>{title}</h3>
      <ul className={styles.related} aria-label={title}>
        {related.map(({ entity: { entityRef, title: name, tier } }) => (
          <li key={entityRef} className={styles.relatedItem}>
            <EntityName entityRef={entityRef} title={name} />
            {tier !== undefined && (
              <span className={styles.aside}>
                {t('entity.tierValue', { tier: `${tier}` })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Entities up to two hops away in one direction. */
export function RelatedPanel(props: {
  title: string;
  /** What is said when there are none. */
  none: string;
  related: Related[];
}) {
  const { title, none, related } = props;
  const { t } = useOwnershipTranslation();
  const direct = related.filter(({ hops }) => hops === 1);
  const indirect = related.filter(({ hops }) => hops === 2);
  return (
    <PanelFrame title={title} meta={related.length > 0 && related.length}>
      {related.length === 0 && (
        <Emptiness title={none} advice={t('entity.relatedAdvice')} />
      )}
      {direct.length > 0 && <Hop title={t('entity.direct')} related={direct} />}
      {indirect.length > 0 && (
        <Hop title={t('entity.indirect')} related={indirect} />
      )}
    </PanelFrame>
  );
}
