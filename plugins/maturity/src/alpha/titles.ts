import { MaturityTranslate } from '../translation';

/** What the page is called unless the portal's configuration says otherwise. */
export const PAGE_TITLE = 'Maturity';

/** What the parts of the page are called, likewise. */
export const PART_TITLES = {
  overview: 'Maturity',
  report: 'Report',
  model: 'Model',
};

/**
 * A title of ours in the language of the person; what a portal calls a page
 * itself stays as it is.
 */
export function translatedTitle(
  title: string | undefined,
  t: MaturityTranslate,
): string | undefined {
  switch (title) {
    case PART_TITLES.overview:
      return t('page.title');
    case PART_TITLES.report:
      return t('report.tab');
    case PART_TITLES.model:
      return t('model.tab');
    default:
      return title;
  }
}
