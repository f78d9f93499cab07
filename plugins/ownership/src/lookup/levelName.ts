import { OwnershipTranslate } from '../translation';

/** What a level of being on call is called; the first is called first. */
export function levelName(level: number, t: OwnershipTranslate): string {
  switch (level) {
    case 1:
      return t('shared.onCall.level1');
    case 2:
      return t('shared.onCall.level2');
    default:
      return t('shared.onCall.levelN', { level: String(level) });
  }
}
