import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { IncidentsFrame, ReviewsFrame } from './WidgetFrames';

// Without titles, which are given before there is a language: the frames that
// they bring say them in the person's.

export const reviewsWidget = HomePageWidgetBlueprint.make({
  name: 'reviews',
  params: {
    name: 'Reviews waiting',
    description: 'The changes of your teams that wait for a review',
    layout: { width: { defaultColumns: 6 } },
    componentProps: { Renderer: ReviewsFrame },
    components: () =>
      import('../components/surfaces').then(module => ({
        Content: module.WaitingReviewsContent,
      })),
  },
});

export const incidentsWidget = HomePageWidgetBlueprint.make({
  name: 'incidents',
  params: {
    name: 'Open incidents',
    description: 'The incidents of your teams that are not resolved',
    layout: { width: { defaultColumns: 6 } },
    componentProps: { Renderer: IncidentsFrame },
    components: () =>
      import('../components/surfaces').then(module => ({
        Content: module.OpenIncidentsContent,
      })),
  },
});
