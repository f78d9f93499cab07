import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { widgetNamed } from '../__testUtils__/renderHome';
import { AskWidget, GridWidget, placeWidgets, spanOf } from './widgets';

describe('placeWidgets', () => {
  it('puts "Who owns …?" on top', () => {
    const ask = widgetNamed('ownership/who-owns');
    expect(placeWidgets([ask])).toEqual({ ask, bySlot: new Map() });
  });

  it('knows the place of each of the suite, and has one for all others', () => {
    const named = [
      'other/joke',
      'delivery/reviews',
      'delivery/incidents',
      'environments/mine',
      'scorecards/next-steps',
      'maturity/my-teams',
      'maturity/organisation',
      'other/clock',
    ].map(name => widgetNamed(name));
    const { ask, bySlot } = placeWidgets(named);
    expect(ask).toBeUndefined();
    expect(
      [...bySlot].map(([slot, widgets]) => [
        slot,
        widgets.map(({ node }) => node.spec.id.split(':')[1]),
      ]),
    ).toEqual([
      ['others', ['other/joke', 'other/clock']],
      ['reviews', ['delivery/reviews']],
      ['incidents', ['delivery/incidents']],
      ['environments', ['environments/mine']],
      ['fixes', ['scorecards/next-steps']],
      ['maturity', ['maturity/my-teams']],
      ['organisation', ['maturity/organisation']],
    ]);
  });
});

describe('spanOf', () => {
  it.each([
    [undefined, 6],
    [4, 4],
    [1, 3],
    [16, 12],
  ])('of a widget that wants %s columns is %d', (defaultColumns, expected) => {
    expect(spanOf({ layout: { width: { defaultColumns } } }, 'others')).toBe(
      expected,
    );
  });

  it('is half of them for what comes first', () => {
    expect(
      spanOf({ layout: { width: { defaultColumns: 12 } } }, 'environments'),
    ).toBe(6);
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
