import { ScorecardsTranslate } from '../translation';

/** What the page is called unless the portal's configuration says otherwise. */
export const PAGE_TITLE = 'Scorecards';

/** What the parts of the page are called, likewise. */
export const PART_TITLES = {
  all: 'Scorecards',
  waivers: 'Waivers',
  facts: 'Facts',
};

/**
 * A title of ours in the language of the person; what a portal calls a page
 * itself stays as it is.
 */
export function translatedTitle(
  title: string | undefined,
  t: ScorecardsTranslate,
): string | undefined {
  switch (title) {
    case PART_TITLES.all:
      return t('list.tab');
    case PART_TITLES.waivers:
      return t('list.waiversTab');
    case PART_TITLES.facts:
      return t('list.factsTab');
    default:
      return title;
  }
}
