import { useApi } from '@backstage/core-plugin-api';
import {
  Orphan,
  OrphanCommand,
} from '@groundwork/backstage-plugin-environments-common';
import {
  Sending,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsTranslation } from '../../translation';

/** Tells the backend what to do with an orphan. */
export function useOrphanCommand(onDone: () => void): {
  state: Sending;
  act(orphan: Orphan, command: OrphanCommand): Promise<void>;
} {
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const toast = useToast();
  const { state, send } = useSending();
  const act = async (orphan: Orphan, command: OrphanCommand) => {
    const error = await send(() => api.commandOrphan(orphan.id, command));
    if (!error) {
      toast(t(`orphans.${command.action}Done`));
      onDone();
    }
  };
  return { state, act };
}
