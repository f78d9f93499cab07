import { DeliveryTranslate } from '../translation';

/** What the page is called unless the portal's configuration says otherwise. */
export const PAGE_TITLE = 'Delivery';

/** What the parts of the page are called, likewise. */
export const PART_TITLES = {
  overview: 'Delivery',
  tests: 'Tests',
  reviews: 'Reviews',
  incidents: 'Incidents',
};

/**
 * A title of ours in the language of the person; what a portal calls a page
 * itself stays as it is.
 */
export function translatedTitle(
  title: string | undefined,
  t: DeliveryTranslate,
): string | undefined {
  switch (title) {
    case PART_TITLES.overview:
      return t('page.title');
    case PART_TITLES.tests:
      return t('tests.tab');
    case PART_TITLES.reviews:
      return t('reviews.tab');
    case PART_TITLES.incidents:
      return t('incidents.tab');
    default:
      return title;
  }
}
