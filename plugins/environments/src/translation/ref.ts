import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { approvalsMessages } from './approvals';
import { createMessages } from './create';
import { deploymentsMessages } from './deployments';
import { entityMessages } from './entity';
import { environmentMessages } from './environment';
import { freezesMessages } from './freezes';
import { groupMessages } from './group';
import { listMessages } from './list';
import { orphansMessages } from './orphans';
import { sharedMessages } from './shared';
import { widgetMessages } from './widget';

/** The texts of the plugin, typed by their keys. */
export const environmentsTexts = createTranslationRef({
  id: 'environments',
  messages: {
    page: { title: 'Environments' },
    shared: sharedMessages,
    list: listMessages,
    create: createMessages,
    environment: environmentMessages,
    entity: entityMessages,
    deployments: deploymentsMessages,
    approvals: approvalsMessages,
    freezes: freezesMessages,
    orphans: orphansMessages,
    group: groupMessages,
    widget: widgetMessages,
  },
  translations: { de: () => import('./de') },
});

/**
 * The texts of the environments plugin, for apps that word some of them
 * differently. The keys are those of the files beside this one.
 *
 * @public
 */
export const environmentsTranslationRef: TranslationRef<
  'environments',
  { [key in string]: string }
> = environmentsTexts;
