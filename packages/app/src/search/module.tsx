import { createFrontendModule } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { RiStackLine, RiStairsLine, RiUserSearchLine } from '@remixicon/react';
import type { SearchResultProps } from './SearchResult';

/** Draws the results of a type of the index. */
function resultsOf(name: string, type: string) {
  return SearchResultListItemBlueprint.make({
    name,
    params: {
      predicate: result => result.type === type,
      component: async () => {
        const { SearchResult } = await import('./SearchResult');
        return (props: SearchResultProps) => (
          <SearchResult type={type} {...props} />
        );
      },
    },
  });
}

/** Lets the page be asked for the results of a type alone. */
function resultType(value: string, name: string, icon: JSX.Element) {
  return SearchFilterResultTypeBlueprint.make({
    name: value,
    params: { value, name, icon },
  });
}

const searchModule = createFrontendModule({
  pluginId: 'search',
  extensions: [
    resultsOf('entities', 'software-catalog'),
    resultsOf('scorecards', 'scorecards'),
    resultsOf('environments', 'environments'),
    resultType('scorecards', 'Scorecards', <RiStairsLine size="1em" />),
    resultType('environments', 'Environments', <RiStackLine size="1em" />),
    resultType('ownership', 'Owner look-ups', <RiUserSearchLine size="1em" />),
  ],
});

/** Entities have icons of their kinds here, and teams the names of teams. */
const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    catalogPlugin
      .getExtension('search-result-list-item:catalog')
      .override({ disabled: true }),
  ],
});

/** How the page of all results shows each of them. */
export const searchModules = [searchModule, catalogModule];
