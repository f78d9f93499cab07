import {
  formatShare,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { TeamCapability } from '@groundwork/backstage-plugin-maturity-common';
import { levelNameOf, Levels } from '../logic/levels';
import { useMaturityTranslation } from '../translation';

/** How levels are said in the language of the person. */
export interface LevelTexts {
  /** `Level 2, Operational`. */
  level(level: number | undefined): string;
  /** How much of what decides is known. */
  coverage(of: Pick<TeamCapability, 'coverage'>): string;
}

/** How levels are said in the language of the person. */
export function useLevelTexts(levels: Levels): LevelTexts {
  const { t } = useMaturityTranslation();
  const locale = useLocale();
  return {
    level: level => {
      if (level === undefined) {
        return t('shared.unmeasured');
      }
      if (level === 0) {
        return t('shared.belowFirst');
      }
      const name = levelNameOf(level, levels);
      return name
        ? t('shared.levelNamed', { level: `${level}`, name })
        : t('shared.levelNumber', { level: `${level}` });
    },
    coverage: ({ coverage }) =>
      coverage === undefined
        ? t('shared.coverageNone')
        : t('shared.coverage', { coverage: formatShare(coverage, locale) }),
  };
}
