import de from './de';
import { maturityTranslationRef } from './ref';

const messages: Record<string, string> = Reflect.apply(
  Reflect.get(maturityTranslationRef, 'getDefaultMessages'),
  maturityTranslationRef,
  [],
);

const placeholdersOf = (text: string) =>
  (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('the German texts', () => {
  it('are those that there are in English', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(messages).sort());
  });

  it.each(Object.entries(de))('%s says what the English says', (key, text) => {
    expect(placeholdersOf(text)).toEqual(placeholdersOf(messages[key]));
  });
});
