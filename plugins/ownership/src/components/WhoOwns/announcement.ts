import { LookupState } from '../../hooks/useLookup';
import { OwnershipTranslate } from '../../translation';

/** What a screen reader hears when an answer has come. */
export function announcement(
  state: LookupState,
  t: OwnershipTranslate,
): string {
  if (state.status !== 'ready') {
    return '';
  }
  const { status, answers } = state.response;
  const [first] = answers;
  switch (first && status) {
    case 'found':
      return t('whoOwns.said.found', {
        entity: first.entity.title,
        owner:
          first.owners.map(({ title }) => title).join(', ') ||
          t('shared.owner.none'),
      });
    case 'ambiguous':
      return t('whoOwns.said.ambiguous', {
        count: answers.length,
      });
    default:
      return t('whoOwns.unknown.title');
  }
}
