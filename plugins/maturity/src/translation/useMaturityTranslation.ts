import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { maturityTexts } from './ref';

/** Gives the plugin's text of a key. */
export type MaturityTranslate = TranslationFunction<typeof maturityTexts.T>;

/** The plugin's texts in the language of the person. */
export function useMaturityTranslation(): { t: MaturityTranslate } {
  return useTranslationRef(maturityTexts);
}
