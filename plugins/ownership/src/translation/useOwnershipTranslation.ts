import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ownershipTranslationRef } from './ref';

/** Gives the plugin's text of a key. */
export type OwnershipTranslate = TranslationFunction<
  typeof ownershipTranslationRef.T
>;

/** The plugin's texts in the language of the person. */
export function useOwnershipTranslation(): { t: OwnershipTranslate } {
  return useTranslationRef(ownershipTranslationRef);
}
