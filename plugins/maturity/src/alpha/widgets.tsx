import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { MyTeamsFrame, OrganisationFrame } from './WidgetFrames';

// Without titles, which are given before there is a language: the frames that
// they bring say them in the person's.

export const myTeamsWidget = HomePageWidgetBlueprint.make({
  name: 'my-teams',
  params: {
    name: 'Maturity of my teams',
    description: 'Levels of your teams, what holds them up and what to do next',
    layout: { width: { defaultColumns: 6 } },
    componentProps: { Renderer: MyTeamsFrame },
    components: () =>
      import('../components/surfaces').then(module => ({
        Content: module.MyTeamsContent,
      })),
  },
});

export const organisationWidget = HomePageWidgetBlueprint.make({
  name: 'organisation',
  params: {
    name: 'Maturity of all teams',
    description: 'What holds all teams up, and how they are spread over levels',
    layout: { width: { defaultColumns: 6 } },
    componentProps: { Renderer: OrganisationFrame },
    components: () =>
      import('../components/surfaces').then(module => ({
        Content: module.OrganisationSummaryContent,
      })),
  },
});
