import { screen } from '@testing-library/react';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { AskWidget, GridWidget, placeWidgets, spanOf } from './widgets';

function widgetNamed(name: string, title?: string) {
  const widget = createExtensionTester(
    HomePageWidgetBlueprint.make({
      name,
      params: {
        title,
        components: async () => ({ Content: () => <p>Content of {name}</p> }),
      },
    }),
  ).get(HomePageWidgetBlueprint.dataRefs.widget);
  return {
    ...widget,
    node: {
      ...widget.node,
      spec: { ...widget.node.spec, id: `home-page-widget:${name}` },
    },
  };
}

describe('placeWidgets', () => {
  it('puts "Who owns …?" on top and the others into the grid', () => {
    const ask = widgetNamed('ownership/who-owns');
    const reviews = widgetNamed('delivery/reviews');
    expect(placeWidgets([reviews, ask])).toEqual({ ask, grid: [reviews] });
    expect(placeWidgets([reviews])).toEqual({
      ask: undefined,
      grid: [reviews],
    });
  });
});

describe('spanOf', () => {
  it.each([
    [undefined, 6],
    [4, 4],
    [1, 3],
    [16, 12],
  ])('of a widget that wants %s columns is %d', (defaultColumns, expected) => {
    expect(spanOf({ layout: { width: { defaultColumns } } })).toBe(expected);
  });
});

describe('a widget in the grid', () => {
  it('has the frame of a panel', async () => {
    renderInTestApp(
      <GridWidget
        widget={widgetNamed('delivery/reviews', 'Reviews waiting')}
      />,
    );
    expect(
      await screen.findByRole('region', { name: 'Reviews waiting' }),
    ).toHaveTextContent('Content of delivery/reviews');
  });
});

describe('the widget on top', () => {
  it('has no frame', async () => {
    renderInTestApp(
      <AskWidget widget={widgetNamed('ownership/who-owns', 'Who owns …?')} />,
    );
    expect(
      await screen.findByText('Content of ownership/who-owns'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
