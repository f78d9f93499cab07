import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { portalTranslationRef } from './ref';

export const portalTranslations = TranslationBlueprint.make({
  name: 'groundwork',
  params: {
    resource: createTranslationResource({
      ref: portalTranslationRef,
      translations: { de: () => import('./de') },
    }),
  },
});
