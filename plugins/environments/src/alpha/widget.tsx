import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { MyEnvironmentsFrame } from './MyEnvironmentsFrame';

export const myEnvironmentsWidget = HomePageWidgetBlueprint.make({
  name: 'mine',
  params: {
    // Without a title, which is given before there is a language: the frame
    // that it brings says it in the person's.
    name: 'My environments',
    description: 'The environments that you have created, and when they end',
    layout: { width: { defaultColumns: 12 } },
    componentProps: { Renderer: MyEnvironmentsFrame },
    components: () =>
      import('../components/MyEnvironments').then(module => ({
        Content: module.MyEnvironmentsContent,
      })),
  },
});
