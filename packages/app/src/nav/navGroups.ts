/** What is known of a page that can be navigated to. */
export interface NavPage {
  /** The id of its extension, e.g. `page:catalog`. */
  id: string;
  pluginId: string;
  title: string;
}

/** The pages by where the navigation shows them. */
export interface NavGroups<TPage extends NavPage> {
  main: TPage[];
  /** Of the suite's own plugins, in the order of the value stream. */
  capabilities: TPage[];
  /** Of any other plugin, by title. */
  other: TPage[];
  search?: TPage;
  notifications?: TPage;
  settings?: TPage;
  /** For those who run the portal; linked from the settings. */
  developer: TPage[];
}

const MAIN = ['page:home', 'page:catalog', 'page:api-docs', 'page:scaffolder'];

const CAPABILITY_PLUGINS = [
  'ownership',
  'environments',
  'delivery',
  'scorecards',
  'maturity',
];

const DEVELOPER = ['page:app-visualizer', 'page:catalog-unprocessed-entities'];

/** Reached from other places, never by the navigation. */
const UNLISTED = ['page:catalog-graph', 'page:auth', 'page:catalog/entity'];

function inOrder<TPage extends NavPage>(pages: TPage[], ids: string[]) {
  return ids.flatMap(id => pages.filter(page => page.id === id));
}

/** Sorts the pages that are installed into the portal's own order. */
export function groupPages<TPage extends NavPage>(
  pages: TPage[],
): NavGroups<TPage> {
  const main = inOrder(pages, MAIN);
  const capabilities = CAPABILITY_PLUGINS.flatMap(pluginId =>
    pages.filter(page => page.pluginId === pluginId),
  );
  const developer = inOrder(pages, DEVELOPER);
  const search = pages.find(page => page.id === 'page:search');
  const notifications = pages.find(page => page.id === 'page:notifications');
  const settings = pages.find(page => page.id === 'page:user-settings');

  const placed = new Set<TPage | undefined>([
    ...main,
    ...capabilities,
    ...developer,
    search,
    notifications,
    settings,
  ]);
  return {
    main,
    capabilities,
    developer,
    search,
    notifications,
    settings,
    other: pages
      .filter(page => !placed.has(page) && !UNLISTED.includes(page.id))
      .sort((a, b) => a.title.localeCompare(b.title)),
  };
}
