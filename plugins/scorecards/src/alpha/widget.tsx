import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { NextStepsFrame } from './NextStepsFrame';

export const nextStepsWidget = HomePageWidgetBlueprint.make({
  name: 'next-steps',
  params: {
    // Without a title, which is given before there is a language: the frame
    // that it brings says what to fix next in the person's.
    name: 'What to fix next',
    description: 'The three fixes that lift your teams most',
    layout: { width: { defaultColumns: 12 } },
    componentProps: { Renderer: NextStepsFrame },
    components: () =>
      import('../components/NextSteps').then(module => ({
        Content: module.NextStepsContent,
      })),
  },
});
