import {
  ErrorDisplay,
  NotFoundErrorPage,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { NotFoundPage } from './NotFoundPage';
import { PartError } from './PartError';

export const errorExtensions = [
  SwappableComponentBlueprint.make({
    name: 'core-not-found-error-page',
    params: define =>
      define({ component: NotFoundErrorPage, loader: () => NotFoundPage }),
  }),
  SwappableComponentBlueprint.make({
    name: 'core-error-display',
    params: define =>
      define({ component: ErrorDisplay, loader: () => PartError }),
  }),
];
