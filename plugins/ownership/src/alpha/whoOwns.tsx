import { AppRootElementBlueprint } from '@backstage/frontend-plugin-api';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { RiUserSearchLine } from '@remixicon/react';
import { z } from 'zod';
import {
  DEFAULT_SHORTCUT,
  WhoOwnsDialogRoot,
} from '../components/WhoOwnsDialog';
import { DEFAULT_EXAMPLES } from '../lookup/examples';
import { SEARCH_TYPE } from '../lookup/searchDocument';
import { parseShortcut } from '../lookup/shortcut';

export const whoOwnsDialog = AppRootElementBlueprint.makeWithOverrides({
  name: 'who-owns-dialog',
  configSchema: {
    /** What opens it, e.g. `mod+shift+k`; `mod` is ⌘ or Ctrl. */
    shortcut: z
      .string()
      .refine(text => parseShortcut(text), {
        message: `should be like ${DEFAULT_SHORTCUT}, with mod or alt`,
      })
      .default(DEFAULT_SHORTCUT),
    /** What is offered to be pasted while nothing is asked. */
    examples: z.array(z.string().min(1)).default([...DEFAULT_EXAMPLES]),
  },
  factory: (original, { config }) =>
    original({
      element: (
        <WhoOwnsDialogRoot
          shortcut={config.shortcut}
          examples={config.examples}
        />
      ),
    }),
});

export const whoOwnsWidget = HomePageWidgetBlueprint.make({
  name: 'who-owns',
  params: {
    name: 'WhoOwns',
    title: 'Who owns …?',
    description: 'Paste anything, and see who owns it',
    components: () =>
      import('../components/WhoOwnsWidget').then(module => ({
        Content: module.WhoOwnsWidgetContent,
      })),
  },
});

export const searchResultListItem = SearchResultListItemBlueprint.make({
  params: {
    predicate: result => result.type === SEARCH_TYPE,
    icon: <RiUserSearchLine size="1em" />,
    component: () =>
      import('../components/OwnershipSearchResult').then(
        module => module.IdentifierResult,
      ),
  },
});
