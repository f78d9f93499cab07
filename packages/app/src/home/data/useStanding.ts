import { useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Loadable } from '@groundwork/backstage-plugin-groundwork-react';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import { Standing } from './order';
import { PermissionName } from './permissionApi';
import { childrenOf, teamFactsOf } from './teams';
import { isCalledFirst, useOnCall } from './useOnCall';
import { usePermitted } from './usePermitted';
import { Viewer } from './useViewer';

const ASKED: readonly PermissionName[] = [
  { name: 'environments.admin', action: 'update' },
  { name: 'delivery.incident.write', action: 'update' },
];

/** What is known of the person beside who they are. */
export interface ViewerStanding {
  /** Undefined until it is known; then it stays, and so does what is where. */
  standing?: Standing;
  onCall: Loadable<OnCall | undefined>;
}

function standingOf(
  viewer: Viewer,
  permitted: ReadonlySet<string>,
  onCall: OnCall | undefined,
): Standing {
  const { mainGroup, isLeader, userEntityRef } = viewer;
  return {
    answersForAll: isLeader,
    answersForGroups: Boolean(mainGroup && childrenOf(mainGroup).length > 0),
    leadsTeam: Boolean(
      mainGroup && teamFactsOf(mainGroup).leadRef === userEntityRef,
    ),
    isCalledFirst: isCalledFirst(onCall, userEntityRef),
    handlesIncidents: permitted.has('delivery.incident.write'),
    runsPlatform: permitted.has('environments.admin'),
  };
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * What the person does here. What cannot be read decides nothing: the panels
 * that it is about say what failed.
 */
export function useStanding(viewer: Viewer): ViewerStanding {
  const { mainGroup } = viewer;
  const permitted = usePermitted(ASKED);
  const onCall = useOnCall(mainGroup && stringifyEntityRef(mainGroup));
  const [standing, setStanding] = useState<Standing>();
  if (
    !standing &&
    permitted.status !== 'loading' &&
    onCall.status !== 'loading'
  ) {
    setStanding(
      standingOf(
        viewer,
        permitted.status === 'ready' ? permitted.value : NOTHING,
        onCall.status === 'ready' ? onCall.value : undefined,
      ),
    );
  }
  return { standing, onCall };
}
