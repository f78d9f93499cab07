import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

export const nextStepsWidget = HomePageWidgetBlueprint.make({
  name: 'next-steps',
  params: {
    name: 'NextSteps',
    title: 'What to fix next',
    description: 'The three fixes that lift your teams most',
    layout: { width: { defaultColumns: 12 } },
    components: () =>
      import('../components/NextSteps').then(module => ({
        Content: module.NextStepsContent,
      })),
  },
});
