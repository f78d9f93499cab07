import { LevelPips } from '@groundwork/backstage-plugin-groundwork-react';
import { CapabilityLevel } from '@groundwork/backstage-plugin-scorecards-common';
import { levelNameOf, Levels } from '../../logic/levels';
import { CapabilityName } from './CapabilityName';
import styles from './shared.module.css';

/** Levels of capabilities, in as little room as they need. */
export function TeamLevels(props: {
  label: string;
  capabilities: ReadonlyArray<
    Pick<CapabilityLevel, 'capability' | 'level' | 'of' | 'unmeasured'>
  >;
  levels: Levels;
}) {
  const { label, capabilities, levels } = props;
  return (
    <ul className={styles.pips} aria-label={label}>
      {capabilities.map(({ capability, level, of, unmeasured }) => (
        <li key={capability}>
          <CapabilityName capability={capability} />
          <LevelPips
            level={level}
            of={of}
            name={levelNameOf(level, levels)}
            isUnmeasured={unmeasured}
          />
        </li>
      ))}
    </ul>
  );
}
