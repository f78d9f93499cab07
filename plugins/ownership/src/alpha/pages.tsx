import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiUserSearchLine } from '@remixicon/react';
import { z } from 'zod';
import { DEFAULT_EXAMPLES } from '../lookup/examples';
import { rootRouteRef } from '../routes';

export const ownershipPage = PageBlueprint.make({
  params: {
    path: '/ownership',
    title: 'Ownership',
    icon: <RiUserSearchLine size="1em" />,
    routeRef: rootRouteRef,
  },
});

export const whoOwnsSubPage = SubPageBlueprint.makeWithOverrides({
  name: 'who-owns',
  configSchema: {
    /** What is offered to be pasted while nothing is asked. */
    examples: z.array(z.string().min(1)).default([...DEFAULT_EXAMPLES]),
  },
  factory: (original, { config }) =>
    original({
      // It is what the page's own address shows: one that is shared keeps its
      // query, which a redirect to a sub-page would drop.
      path: '',
      title: 'Who owns …?',
      loader: () =>
        import('../components/WhoOwnsPage').then(module => (
          <module.WhoOwnsPageContent examples={config.examples} />
        )),
    }),
});

export const gapsSubPage = SubPageBlueprint.make({
  name: 'gaps',
  params: {
    path: 'gaps',
    title: 'Gaps',
    loader: () =>
      import('../components/GapsPage').then(module => (
        <module.GapsPageContent />
      )),
  },
});
