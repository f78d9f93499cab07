import {
  formatShare,
  ShareBar,
  ShareBarPart,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Rollup } from '@groundwork/backstage-plugin-scorecards-common';
import { drawnDistribution } from '../../logic/distribution';
import { useScorecardsTranslation } from '../../translation';

function useParts(rollup: Rollup): ShareBarPart[] {
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const { unmeasured, levels } = drawnDistribution(rollup);
  return [
    {
      id: 'unmeasured',
      label: t('shared.unmeasured'),
      value: unmeasured,
      fill: 'unmeasured',
      detail: t('shared.distributionUnmeasured', {
        entities: t('shared.entities', { count: unmeasured }),
      }),
    },
    ...levels.map<ShareBarPart>(({ level, name, entities, share, step }) => ({
      id: `${level}`,
      label: level === 0 ? t('shared.noLevel') : name,
      value: entities,
      fill: { step },
      detail: t('shared.distributionShare', {
        name:
          level === 0
            ? t('shared.noLevel')
            : `${t('shared.levelNumber', { level: `${level}` })}, ${name}`,
        entities: t('shared.entities', { count: entities }),
        share: formatShare(share, locale),
      }),
    })),
  ];
}

/** How many entities stand on which level. */
export function Distribution(props: { rollup: Rollup; hasLabels?: boolean }) {
  const { rollup, hasLabels } = props;
  const { t } = useScorecardsTranslation();
  return (
    <ShareBar
      label={t('shared.distribution')}
      parts={useParts(rollup)}
      hasLabels={hasLabels}
    />
  );
}
