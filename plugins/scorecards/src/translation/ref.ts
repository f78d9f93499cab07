import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { entityMessages } from './entity';
import { factsMessages } from './facts';
import { listMessages } from './list';
import { scorecardMessages } from './scorecard';
import { sharedMessages } from './shared';
import { teamMessages } from './team';
import { waiversMessages } from './waivers';

/** The texts of the plugin, typed by their keys. */
export const scorecardsTexts = createTranslationRef({
  id: 'scorecards',
  messages: {
    page: { title: 'Scorecards' },
    shared: sharedMessages,
    list: listMessages,
    scorecard: scorecardMessages,
    entity: entityMessages,
    team: teamMessages,
    waivers: waiversMessages,
    facts: factsMessages,
  },
  translations: { de: () => import('./de') },
});

/**
 * The texts of the scorecards plugin, for apps that word some of them
 * differently. The keys are those of the files beside this one.
 *
 * @public
 */
export const scorecardsTranslationRef: TranslationRef<
  'scorecards',
  { [key in string]: string }
> = scorecardsTexts;
