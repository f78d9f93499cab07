import { useEnvironmentsTranslation } from '../../translation';

/** What to do before what would happen can be worked out. */
export function Incomplete(props: {
  /** The titles of the fields that have to be corrected. */
  unreadable: readonly string[];
  /** Whether nobody can tell yet for whom it is. */
  needsOwner?: boolean;
}) {
  const { unreadable, needsOwner } = props;
  const { t } = useEnvironmentsTranslation();
  if (unreadable.length > 0) {
    return <>{t('create.unreadable', { fields: unreadable.join(', ') })}</>;
  }
  return <>{t(needsOwner ? 'create.needsOwner' : 'create.incomplete')}</>;
}
