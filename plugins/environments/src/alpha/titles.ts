import { EnvironmentsTranslate } from '../translation';

/** What the page is called unless the portal's configuration says otherwise. */
export const PAGE_TITLE = 'Environments';

/** What the parts of the page are called, likewise. */
export const PART_TITLES = {
  all: 'Environments',
  approvals: 'Approvals',
  freezes: 'Freezes',
  orphans: 'Orphans',
};

/**
 * A title of ours in the language of the person; what a portal calls a page
 * itself stays as it is.
 */
export function translatedTitle(
  title: string | undefined,
  t: EnvironmentsTranslate,
): string | undefined {
  switch (title) {
    case PART_TITLES.all:
      return t('page.title');
    case PART_TITLES.approvals:
      return t('approvals.tab');
    case PART_TITLES.freezes:
      return t('freezes.tab');
    case PART_TITLES.orphans:
      return t('orphans.tab');
    default:
      return title;
  }
}
