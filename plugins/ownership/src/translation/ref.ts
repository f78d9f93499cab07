import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { entityMessages } from './entity';
import { gapsMessages } from './gaps';
import { recentMessages } from './recent';
import { sharedMessages } from './shared';
import { whoOwnsMessages } from './whoOwns';

/** The texts of the plugin, typed by their keys. */
export const ownershipTexts = createTranslationRef({
  id: 'ownership',
  messages: {
    page: {
      title: 'Ownership',
      gaps: 'Gaps',
    },
    shared: sharedMessages,
    whoOwns: whoOwnsMessages,
    gaps: gapsMessages,
    entity: entityMessages,
    recent: recentMessages,
  },
  translations: { de: () => import('./de') },
});

/**
 * The texts of the ownership plugin, for apps that word some of them
 * differently. The keys are those of the files beside this one.
 *
 * @public
 */
export const ownershipTranslationRef: TranslationRef<
  'ownership',
  { [key in string]: string }
> = ownershipTexts;
