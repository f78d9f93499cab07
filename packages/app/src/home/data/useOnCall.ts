import { useApiHolder } from '@backstage/frontend-plugin-api';
import { ownershipApiRef } from '@groundwork/backstage-plugin-ownership';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';

/** What Home does not wait longer for. */
const LONGEST_MS = 3_000;

/** Who is on call for a team; undefined where no schedule is known. */
export function useOnCall(groupRef?: string): Loadable<OnCall | undefined> {
  const api = useApiHolder().get(ownershipApiRef);
  return useLoadable(async () => {
    const known =
      groupRef &&
      (await api?.findEntity(groupRef, {
        signal: AbortSignal.timeout(LONGEST_MS),
      }));
    return known && known.contact.onCall.status !== 'none'
      ? known.contact.onCall
      : undefined;
  }, [api, groupRef]);
}

/** Whether somebody is whom a page goes to first. */
export function isCalledFirst(
  onCall: OnCall | undefined,
  userEntityRef: string,
): boolean {
  const [first] = [...(onCall?.levels ?? [])]
    .filter(({ people }) => people.length > 0)
    .sort((one, other) => one.level - other.level);
  return Boolean(
    first?.people.some(({ entityRef }) => entityRef === userEntityRef),
  );
}
