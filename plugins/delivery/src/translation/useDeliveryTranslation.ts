import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { deliveryTexts } from './ref';

/** Gives the plugin's text of a key. */
export type DeliveryTranslate = TranslationFunction<typeof deliveryTexts.T>;

/** The plugin's texts in the language of the person. */
export function useDeliveryTranslation(): { t: DeliveryTranslate } {
  return useTranslationRef(deliveryTexts);
}
