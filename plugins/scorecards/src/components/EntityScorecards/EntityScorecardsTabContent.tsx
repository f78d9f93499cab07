import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { TeamScorecards } from '../TeamScorecards';
import { EntityScorecardsView } from './EntityScorecardsView';
import styles from './EntityScorecards.module.css';

/**
 * What scorecards say of the entity: a tab of its page. Of a group, it is what
 * they say of all that it and the teams below it own, and then of itself.
 */
export function EntityScorecardsTabContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const isGroup = entity.kind.toLocaleLowerCase('en-US') === 'group';
  return (
    <div key={entityRef} className={styles.tab}>
      {isGroup && <TeamScorecards entityRef={entityRef} />}
      <EntityScorecardsView entityRef={entityRef} isSilentWithout={isGroup} />
    </div>
  );
}
