import { GroupEntity, parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  defaultEntityPresentation,
} from '@backstage/plugin-catalog-react';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { groupsAmong, isRootGroup, mainGroupOf, owningRefs } from './teams';

/** Who looks at Home. */
export interface Viewer {
  userEntityRef: string;
  name: string;
  groups: GroupEntity[];
  mainGroup?: GroupEntity;
  /** A member of the root group answers for everything, not for some. */
  isLeader: boolean;
  owningRefs: string[];
}

function isGroupRef(ref: string): boolean {
  return parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'group';
}

/** The signed-in person with their groups: one request. */
export function useViewer(): Loadable<Viewer> {
  const identityApi = useApi(identityApiRef);
  const catalogApi = useApi(catalogApiRef);
  return useLoadable(async () => {
    const [identity, profile] = await Promise.all([
      identityApi.getBackstageIdentity(),
      identityApi.getProfileInfo(),
    ]);
    const { userEntityRef, ownershipEntityRefs } = identity;
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs: [userEntityRef, ...ownershipEntityRefs.filter(isGroupRef)],
    });
    const [user, ...memberships] = items;
    const groups = groupsAmong(memberships);
    const mainGroup = mainGroupOf(groups);
    return {
      userEntityRef,
      name:
        profile.displayName ??
        defaultEntityPresentation(user ?? userEntityRef).primaryTitle,
      groups,
      mainGroup,
      isLeader: mainGroup !== undefined && isRootGroup(mainGroup),
      owningRefs: owningRefs(userEntityRef, groups),
    };
  }, [identityApi, catalogApi]);
}
