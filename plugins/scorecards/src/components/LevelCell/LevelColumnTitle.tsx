import { useScorecardsTranslation } from '../../translation';

/** Heads a column of levels, in the language of the person. */
export function LevelColumnTitle() {
  const { t } = useScorecardsTranslation();
  return <>{t('scorecard.level')}</>;
}
