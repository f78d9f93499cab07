import {
  formatShare,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Tally } from '@groundwork/backstage-plugin-scorecards-common';
import { isNothingKnown } from '../logic/score';
import { useScorecardsTranslation } from '../translation';

/** A score in words. */
export interface ScoreTexts {
  /** "81 %"; a word when none is known. */
  score: string;
  /** "coverage 94 %"; undefined when nothing applies or is known. */
  coverage?: string;
  /** What the score is of, and how many checks there are. */
  hint: string;
}

/** How scores are said, in the language of the person. */
export function useScoreTexts(): (tally: Tally) => ScoreTexts {
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  return ({ score, coverage, counts }) => {
    if (score === undefined) {
      return { score: t('shared.noScore'), hint: t('shared.noScoreHint') };
    }
    const { pass, fail, unknown, stale, exempt } = counts;
    if (isNothingKnown(coverage)) {
      return {
        score: t('shared.nothingKnown'),
        hint: t('shared.nothingKnownHint', {
          unknown: `${unknown}`,
          stale: `${stale}`,
          exempt: `${exempt}`,
        }),
      };
    }
    return {
      score: formatShare(score, locale),
      coverage:
        coverage === undefined
          ? undefined
          : t('shared.coverage', { coverage: formatShare(coverage, locale) }),
      hint: t('shared.scoreHint', {
        all: `${pass + fail + unknown + stale}`,
        pass: `${pass}`,
        fail: `${fail}`,
        unknown: `${unknown}`,
        stale: `${stale}`,
        exempt: `${exempt}`,
      }),
    };
  };
}
