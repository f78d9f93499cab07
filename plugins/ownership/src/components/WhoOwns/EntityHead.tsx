import {
  EntityLink,
  KindIcon,
} from '@groundwork/backstage-plugin-groundwork-react';
import { EntitySummary } from '@groundwork/backstage-plugin-ownership-common';
import { OwnershipTranslate, useOwnershipTranslation } from '../../translation';
import { Confidence } from '../shared';
import styles from './EntityHead.module.css';

/** A kind as people write it. */
function kindName(kind: string): string {
  return kind === 'api'
    ? 'API'
    : `${kind.charAt(0).toLocaleUpperCase('en-US')}${kind.slice(1)}`;
}

function aboutOf(entity: EntitySummary, t: OwnershipTranslate): string {
  const { kind, type, lifecycle, tier } = entity;
  return [
    kindName(kind),
    type,
    lifecycle,
    tier !== undefined && t('shared.tier', { tier: String(tier) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What was found, and how sure that is. */
export function EntityHead(props: {
  entity: EntitySummary;
  confidence: number;
}) {
  const { entity, confidence } = props;
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.head}>
      <KindIcon kind={entity.kind} />
      {/* Arrow keys go from one of these to the next. */}
      <h3 className={styles.title} data-candidate="">
        <EntityLink entityRef={entity.entityRef} title={entity.title} />
      </h3>
      <span className={styles.about}>{aboutOf(entity, t)}</span>
      <span className={styles.confidence}>
        <Confidence value={confidence} />
      </span>
    </div>
  );
}
