import {
  ShareBar,
  ShareBarPart,
} from '@groundwork/backstage-plugin-groundwork-react';
import { LevelDistribution } from '@groundwork/backstage-plugin-maturity-common';
import { levelNameOf, Levels, stepOf } from '../../logic/levels';
import { useMaturityTranslation } from '../../translation';

/** How many teams stand on which level; nobody by name. */
export function LevelBar(props: {
  of: LevelDistribution;
  levels: Levels;
  hasLabels?: boolean;
}) {
  const { of, levels, hasLabels } = props;
  const { t } = useMaturityTranslation();
  const parts: ShareBarPart[] = of.byLevel.map((teams, level) => ({
    id: `${level}`,
    label:
      level === 0
        ? t('shared.belowFirst')
        : levelNameOf(level, levels) ??
          t('shared.levelNumber', { level: `${level}` }),
    value: teams,
    fill: { step: stepOf(level, levels) },
  }));
  return (
    <ShareBar
      label={t('shared.distribution', {
        capability: t(`shared.capability.${of.capability}`),
      })}
      parts={[
        {
          id: 'unmeasured',
          label: t('shared.unmeasured'),
          value: of.unmeasured,
          fill: 'unmeasured',
        },
        ...parts,
      ]}
      hasLabels={hasLabels}
    />
  );
}
