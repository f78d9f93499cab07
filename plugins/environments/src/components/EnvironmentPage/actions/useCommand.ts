import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import {
  EnvironmentCommand,
  EnvironmentDetail,
} from '@groundwork/backstage-plugin-environments-common';
import { useToast } from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../../api';
import { useEnvironmentsTranslation } from '../../../translation';

/** What has a button of its own, in their order. */
export const BUTTONS = [
  'retry',
  'cancel',
  'extend',
  'resume',
  'pause',
] as const;

/** What is in the menu beside them. */
export const MENU = ['update', 'redeploy', 'destroy'] as const;

/** What can be done from the page. */
export const OFFERED = [...BUTTONS, ...MENU] as const;

export type Offered = (typeof OFFERED)[number];

/** A command for what the page offers. */
export type OfferedCommand = Extract<EnvironmentCommand, { action: Offered }>;

type CommandState =
  | { status: 'open' }
  | { status: 'sending'; action: Offered }
  | { status: 'failed'; error: Error };

/** Tells the backend what to do with an environment. */
export function useCommand(
  id: string,
  onDone: (environment: EnvironmentDetail) => void,
): {
  state: CommandState;
  send(command: OfferedCommand): Promise<boolean>;
} {
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const toast = useToast();
  const [state, setState] = useState<CommandState>({ status: 'open' });
  const send = async (command: OfferedCommand) => {
    setState({ status: 'sending', action: command.action });
    try {
      onDone(await api.command(id, command));
    } catch (reason) {
      setState({ status: 'failed', error: toError(reason) });
      return false;
    }
    setState({ status: 'open' });
    toast(t(`environment.actionDone.${command.action}`));
    return true;
  };
  return { state, send };
}
