import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { scorecardsTexts } from './ref';

/** Gives the plugin's text of a key. */
export type ScorecardsTranslate = TranslationFunction<typeof scorecardsTexts.T>;

/** The plugin's texts in the language of the person. */
export function useScorecardsTranslation(): { t: ScorecardsTranslate } {
  return useTranslationRef(scorecardsTexts);
}
