import { createComponentExtension } from '@backstage/core-plugin-api';
import { environmentsPlugin } from './plugin';

/**
 * The card "Environments" of a group's page: what it has, and what its quota
 * leaves.
 *
 * @public
 */
export const GroupEnvironmentsCard: () => JSX.Element =
  environmentsPlugin.provide(
    createComponentExtension({
      name: 'GroupEnvironmentsCard',
      component: {
        lazy: () =>
          import('./components/GroupEnvironmentsCard').then(
            module => module.GroupEnvironmentsCardContent,
          ),
      },
    }),
  );

/**
 * The environments that one has created as a part of another page, such as the
 * app's home.
 *
 * @public
 */
export const MyEnvironmentsWidget: () => JSX.Element =
  environmentsPlugin.provide(
    createComponentExtension({
      name: 'MyEnvironmentsWidget',
      component: {
        lazy: () =>
          import('./components/MyEnvironments').then(
            module => module.MyEnvironmentsContent,
          ),
      },
    }),
  );
