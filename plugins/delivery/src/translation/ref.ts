import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { backfillsMessages } from './backfills';
import { changeMessages } from './change';
import { constraintMessages } from './constraint';
import { entityMessages } from './entity';
import { incidentsMessages } from './incidents';
import { itemsMessages } from './items';
import { metricsMessages } from './metrics';
import { overviewMessages } from './overview';
import { paradoxMessages } from './paradox';
import { reviewsMessages } from './reviews';
import { sharedMessages } from './shared';
import { stagesMessages } from './stages';
import { testsMessages } from './tests';
import { trendMessages } from './trend';
import { widgetsMessages } from './widgets';

/** The texts of the plugin, typed by their keys. */
export const deliveryTexts = createTranslationRef({
  id: 'delivery',
  messages: {
    page: { title: 'Delivery' },
    shared: sharedMessages,
    overview: overviewMessages,
    stages: stagesMessages,
    constraint: constraintMessages,
    metrics: metricsMessages,
    trend: trendMessages,
    paradox: paradoxMessages,
    items: itemsMessages,
    change: changeMessages,
    tests: testsMessages,
    reviews: reviewsMessages,
    incidents: incidentsMessages,
    backfills: backfillsMessages,
    entity: entityMessages,
    widgets: widgetsMessages,
  },
  translations: { de: () => import('./de') },
});

/**
 * The texts of the delivery plugin, for apps that word some of them differently.
 * The keys are those of the files beside this one.
 *
 * @public
 */
export const deliveryTranslationRef: TranslationRef<
  'delivery',
  { [key in string]: string }
> = deliveryTexts;
