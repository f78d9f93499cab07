import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import {
  errorApiRef,
  StorageApi,
  storageApiRef,
  toastApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ScorecardsApi } from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardLevelsApiRef, scorecardsApiRef } from '../api';
import { BatchedScorecardLevels } from '../levels';
import { entityContentRouteRef, rootRouteRef } from '../routes';

function Address() {
  const { pathname, search } = useLocation();
  return (
    <output data-testid="address">
      {decodeURIComponent(pathname + search)}
    </output>
  );
}

/** Renders for Ada Byron of Payments Core. */
export function renderInPortal(
  element: ReactElement,
  options: {
    scorecardsApi: ScorecardsApi;
    /** Entities of the catalog. */
    entities?: Entity[];
    path?: string;
    /** Whether the tab "Scorecards" of entities is there; it is, unless said. */
    hasTab?: boolean;
    /** Names of permissions that the person lacks. */
    lacks?: string[];
    /** Where settings of the person are kept; in their browser, unless said. */
    storage?: StorageApi;
  },
) {
  const { scorecardsApi, entities = [], path = '/' } = options;
  const { hasTab = true, lacks = [] } = options;
  const toasts: unknown[] = [];
  const { storage = mockApis.storage() } = options;
  const errors: string[] = [];
  renderInTestApp(
    <>
      {element}
      <Address />
    </>,
    {
      apis: [
        [scorecardsApiRef, scorecardsApi],
        [scorecardLevelsApiRef, new BatchedScorecardLevels({ scorecardsApi })],
        [catalogApiRef, catalogApiMock({ entities })],
        [storageApiRef, storage],
        [
          errorApiRef,
          {
            post: ({ message }: Error) => errors.push(message),
            error$: () => {
              throw new Error('No test observes errors');
            },
          },
        ],
        mockApis.identity({
          userEntityRef: 'user:default/ada.byron',
          ownershipEntityRefs: [
            'user:default/ada.byron',
            'group:default/payments-core',
          ],
        }),
        mockApis.permission({
          authorize: ({ permission }) =>
            lacks.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
        [
          toastApiRef,
          {
            post: ({ title }: { title: unknown }) => {
              toasts.push(title);
              return { close: () => {} };
            },
          },
        ],
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/scorecards': rootRouteRef,
        ...(hasTab ? { '/tab': entityContentRouteRef } : {}),
      },
      initialRouteEntries: [path],
    },
  );
  return {
    toasts,
    /** What the browser remembers. */
    storage,
    /** What was said to have failed, beside the page. */
    errors,
    address: () => document.querySelector('output')?.textContent,
  };
}
