import { LevelPips } from '@groundwork/backstage-plugin-groundwork-react';
import {
  OrganisationMaturity,
  TeamRow,
} from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityLinks } from '../../hooks/useMaturityLinks';
import { levelNameOf, Levels, mostTelling } from '../../logic/levels';
import { TreeLine } from '../../logic/tree';
import { useMaturityTranslation } from '../../translation';
import { CapabilityName, LinkTo, ReadinessMark } from '../shared';
import styles from './HeatMap.module.css';
import { GroupTitle } from './HeatMap';

function Team(props: { team: TeamRow; levels: Levels }) {
  const { team, levels } = props;
  const links = useMaturityLinks();
  return (
    <li className={styles.item}>
      <div className={styles.top}>
        <LinkTo to={links.team(team.entityRef)}>{team.title}</LinkTo>
        <ReadinessMark verdict={team.readiness} />
      </div>
      {mostTelling(team.capabilities, team.constraint?.capability).map(
        ({ capability, level, of, unmeasured }) => (
          <div key={capability} className={styles.line}>
            <CapabilityName capability={capability} />
            <LevelPips
              level={level}
              of={of}
              name={levelNameOf(level, levels)}
              isUnmeasured={unmeasured}
            />
          </div>
        ),
      )}
    </li>
  );
}

/** On a phone: of each team, the two capabilities that one would look at first. */
export function HeatList(props: {
  of: OrganisationMaturity;
  lines: TreeLine[];
}) {
  const { of, lines } = props;
  const { t } = useMaturityTranslation();
  return (
    <ul className={styles.list} aria-label={t('organisation.heatMap')}>
      {lines.map(line =>
        line.kind === 'team' ? (
          <Team
            key={line.team.entityRef}
            team={line.team}
            levels={of.model.levels}
          />
        ) : (
          <li
            key={`${line.depth} ${line.entityRef}`}
            className={styles.item}
            data-group
          >
            <GroupTitle entityRef={line.entityRef} groups={of.groups} />
          </li>
        ),
      )}
    </ul>
  );
}
