import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from './ref';

/** Gives the portal's text of a key. */
export type PortalTranslate = TranslationFunction<
  typeof portalTranslationRef.T
>;

/** The portal's own texts in the language of the person. */
export function usePortalTranslation(): { t: PortalTranslate } {
  return useTranslationRef(portalTranslationRef);
}
