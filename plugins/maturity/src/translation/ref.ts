import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { constraintMessages } from './constraint';
import { modelMessages } from './model';
import { opinionMessages } from './opinion';
import { organisationMessages } from './organisation';
import { proofMessages } from './proof';
import { reportMessages } from './report';
import { sharedMessages } from './shared';
import { teamMessages } from './team';
import { widgetsMessages } from './widgets';

/** The texts of the plugin, typed by their keys. */
export const maturityTexts = createTranslationRef({
  id: 'maturity',
  messages: {
    page: { title: 'Maturity' },
    shared: sharedMessages,
    constraint: constraintMessages,
    organisation: organisationMessages,
    proof: proofMessages,
    team: teamMessages,
    opinion: opinionMessages,
    report: reportMessages,
    model: modelMessages,
    widgets: widgetsMessages,
  },
  translations: { de: () => import('./de') },
});

/**
 * The texts of the maturity plugin, for apps that word some of them differently.
 * The keys are those of the files beside this one.
 *
 * @public
 */
export const maturityTranslationRef: TranslationRef<
  'maturity',
  { [key in string]: string }
> = maturityTexts;
