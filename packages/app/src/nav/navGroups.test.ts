import { groupPages, NavPage } from './navGroups';

function page(id: string, title: string = id): NavPage {
  const [pluginId] = id.replace(/^page:/, '').split('/');
  return { id, pluginId, title };
}

function titles(pages: NavPage[]) {
  return pages.map(({ title }) => title);
}

describe('groupPages', () => {
  it('brings the main pages into their order', () => {
    const groups = groupPages([
      page('page:scaffolder', 'Create'),
      page('page:api-docs', 'APIs'),
      page('page:home', 'Home'),
      page('page:catalog', 'Catalog'),
    ]);
    expect(titles(groups.main)).toEqual(['Home', 'Catalog', 'APIs', 'Create']);
    expect(groups.capabilities).toEqual([]);
    expect(groups.other).toEqual([]);
  });

  it('orders capabilities by the value stream, with all of their pages', () => {
    const groups = groupPages([
      page('page:maturity', 'Maturity'),
      page('page:environments', 'Environments'),
      page('page:environments/blueprints', 'Blueprints'),
      page('page:scorecards', 'Scorecards'),
      page('page:ownership', 'Ownership'),
      page('page:delivery', 'Delivery'),
    ]);
    expect(titles(groups.capabilities)).toEqual([
      'Ownership',
      'Environments',
      'Blueprints',
      'Delivery',
      'Scorecards',
      'Maturity',
    ]);
  });

  it('shows pages of other plugins by title, and once', () => {
    const groups = groupPages([
      page('page:tech-radar', 'Tech radar'),
      page('page:docs', 'Docs'),
      page('page:home', 'Home'),
      page('page:catalog-graph', 'Catalog graph'),
    ]);
    expect(titles(groups.other)).toEqual(['Docs', 'Tech radar']);
  });

  it('keeps pages with a place of their own out of the lists', () => {
    const groups = groupPages([
      page('page:search'),
      page('page:notifications'),
      page('page:user-settings'),
      page('page:app-visualizer'),
    ]);
    expect(groups).toEqual({
      main: [],
      capabilities: [],
      other: [],
      search: page('page:search'),
      notifications: page('page:notifications'),
      settings: page('page:user-settings'),
      developer: [page('page:app-visualizer')],
    });
  });
});
