import { createComponentExtension } from '@backstage/core-plugin-api';
import { maturityPlugin } from './plugin';

/**
 * The card "Maturity" of a group's page: six levels, and what to do first.
 *
 * @public
 */
export const EntityMaturityCard: () => JSX.Element = maturityPlugin.provide(
  createComponentExtension({
    name: 'EntityMaturityCard',
    component: {
      lazy: () =>
        import('./components/surfaces').then(
          module => module.EntityMaturityCardContent,
        ),
    },
  }),
);

/**
 * Levels of one's teams, what holds them up and what to do next, as a part of
 * another page such as the app's home.
 *
 * @public
 */
export const MaturityWidget: () => JSX.Element = maturityPlugin.provide(
  createComponentExtension({
    name: 'MaturityWidget',
    component: {
      lazy: () =>
        import('./components/surfaces').then(module => module.MyTeamsContent),
    },
  }),
);

/**
 * What holds all teams up, and how they are spread over the levels, likewise.
 *
 * @public
 */
export const OrganisationMaturityWidget: () => JSX.Element =
  maturityPlugin.provide(
    createComponentExtension({
      name: 'OrganisationMaturityWidget',
      component: {
        lazy: () =>
          import('./components/surfaces').then(
            module => module.OrganisationSummaryContent,
          ),
      },
    }),
  );
