import { backfillsMessagesDe } from './backfills.de';
import { changeMessagesDe } from './change.de';
import { constraintMessagesDe } from './constraint.de';
import { entityMessagesDe } from './entity.de';
import { incidentsMessagesDe } from './incidents.de';
import { itemsMessagesDe } from './items.de';
import { metricsMessagesDe } from './metrics.de';
import { overviewMessagesDe } from './overview.de';
import { paradoxMessagesDe } from './paradox.de';
import { reviewsMessagesDe } from './reviews.de';
import { sharedMessagesDe } from './shared.de';
import { stagesMessagesDe } from './stages.de';
import { testsMessagesDe } from './tests.de';
import { trendMessagesDe } from './trend.de';
import { widgetsMessagesDe } from './widgets.de';

/** German for `deliveryTranslationRef`, which checks that it is complete. */
export default {
  'page.title': 'Delivery',
  ...sharedMessagesDe,
  ...overviewMessagesDe,
  ...stagesMessagesDe,
  ...constraintMessagesDe,
  ...metricsMessagesDe,
  ...trendMessagesDe,
  ...paradoxMessagesDe,
  ...itemsMessagesDe,
  ...changeMessagesDe,
  ...testsMessagesDe,
  ...reviewsMessagesDe,
  ...incidentsMessagesDe,
  ...backfillsMessagesDe,
  ...entityMessagesDe,
  ...widgetsMessagesDe,
};
