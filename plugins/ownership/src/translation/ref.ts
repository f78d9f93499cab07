import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { entityMessages } from './entity';
import { gapsMessages } from './gaps';
import { sharedMessages } from './shared';
import { whoOwnsMessages } from './whoOwns';

/**
 * The texts of the ownership plugin.
 *
 * @public
 */
export const ownershipTranslationRef = createTranslationRef({
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
  },
  translations: { de: () => import('./de') },
});
