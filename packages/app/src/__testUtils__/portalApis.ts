import { mockApis } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { visitsApiRef } from '@backstage/plugin-home';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { searchApiRef } from '@backstage/plugin-search-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { JsonObject } from '@backstage/types';
import { SearchResult } from '../search/hits';
import { user } from './entities';

/** The APIs that the portal's frame calls, for Ada Byron. */
export function portalApis(
  options: {
    unread?: number;
    query?: (term: string, types?: string[]) => Promise<SearchResult[]>;
    /** Receives what would be called for each signal of the backend. */
    onSubscribe?: (send: (message: object) => void) => void;
  } = {},
) {
  const { unread = 0, query = async () => [], onSubscribe } = options;
  return [
    mockApis.identity({ userEntityRef: 'user:default/ada.byron' }),
    [
      catalogApiRef,
      catalogApiMock({ entities: [user('ada.byron', 'Ada Byron')] }),
    ],
    [starredEntitiesApiRef, new MockStarredEntitiesApi()],
    [visitsApiRef, { list: async () => [], save: jest.fn() }],
    [
      notificationsApiRef,
      {
        getStatus: async () => ({ unread, read: 0 }),
        getNotification: async (id: string) => ({
          id,
          user: 'user:default/ada.byron',
          created: new Date(0),
          origin: 'delivery',
          payload: { title: 'Deployed ledger 1.8.2' },
        }),
      },
    ],
    [
      signalApiRef,
      {
        subscribe: <TMessage extends JsonObject>(
          _channel: string,
          onMessage: (message: TMessage) => void,
        ) => {
          onSubscribe?.(message => onMessage(message as TMessage));
          return { unsubscribe: () => {} };
        },
      },
    ],
    [
      searchApiRef,
      {
        query: async ({ term, types }: { term: string; types?: string[] }) => ({
          results: await query(term, types),
        }),
      },
    ],
  ] as const;
}
