import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { environmentsApiRef } from '../api';
import { pageAttention } from '../logic/ConnectionGuard';
import { Followed, NOTHING_FOLLOWED, withEvents } from '../logic/followed';
import { Connection, followEvents } from '../logic/followEvents';

/** Follows an environment while it is shown. */
export function useFollowed(id: string): {
  followed: Followed;
  connection: Connection;
} {
  const api = useApi(environmentsApiRef);
  const [followed, setFollowed] = useState(NOTHING_FOLLOWED);
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout>;
    setFollowed(NOTHING_FOLLOWED);
    followEvents({
      open: (lastEventId, connected) =>
        api.followEnvironment(id, { lastEventId, signal: connected }),
      onEvents: events => setFollowed(before => withEvents(before, events)),
      onConnection: setConnection,
      wait: milliseconds =>
        new Promise(resolve => {
          timer = setTimeout(resolve, milliseconds);
        }),
      attention: pageAttention,
      signal,
    });
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, id]);
  return { followed, connection };
}
