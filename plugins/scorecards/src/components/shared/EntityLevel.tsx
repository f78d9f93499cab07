import { LevelPips } from '@groundwork/backstage-plugin-groundwork-react';
import { LevelSummary } from '@groundwork/backstage-plugin-scorecards-common';
import { levelNameOf } from '../../logic/checks';

/** The level of an entity. */
export function EntityLevel(props: {
  of: Pick<LevelSummary, 'level' | 'levels' | 'unmeasured'>;
  hasText?: boolean;
}) {
  const { level, levels, unmeasured } = props.of;
  return (
    <LevelPips
      level={level}
      of={levels.length}
      name={levelNameOf(level, levels)}
      isUnmeasured={unmeasured}
      hasText={props.hasText}
    />
  );
}
