import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { environmentsTexts } from './ref';

/** Gives the plugin's text of a key. */
export type EnvironmentsTranslate = TranslationFunction<
  typeof environmentsTexts.T
>;

/** The plugin's texts in the language of the person. */
export function useEnvironmentsTranslation(): { t: EnvironmentsTranslate } {
  return useTranslationRef(environmentsTexts);
}
