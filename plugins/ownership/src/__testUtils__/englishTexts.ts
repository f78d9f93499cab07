import { OwnershipTranslate } from '../translation';
import { ownershipTranslationRef } from '../translation/ref';

const messages: Record<string, string> = Reflect.apply(
  Reflect.get(ownershipTranslationRef, 'getDefaultMessages'),
  ownershipTranslationRef,
  [],
);

/** The English texts, for functions that are given their texts. */
export const englishTexts = ((
  key: string,
  values: Record<string, unknown> = {},
): string => {
  const plural = values.count === 1 ? `${key}_one` : `${key}_other`;
  const text = messages[key] ?? messages[plural];
  if (text === undefined) {
    throw new Error(`No text '${key}'`);
  }
  return text.replace(/\{\{(\w+)\}\}/g, (_match, name) => `${values[name]}`);
}) as OwnershipTranslate;
