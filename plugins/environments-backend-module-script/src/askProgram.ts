import {
  DriverContext,
  EnvironmentIdentity,
  ObserveContext,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { Program } from './programs';
import { withSecrets } from './resolveSecrets';
import { runProgram } from './runProgram';
import { ScriptState } from './state';

/** Of what programs are asked; grows when it changes for those that are there. */
const PROTOCOL_VERSION = 1;

/** What a program is asked, besides what it is to do. */
export interface Question {
  action:
    | 'plan'
    | 'apply'
    | 'observe'
    | 'destroy'
    | 'inventory'
    | 'pause'
    | 'resume';
  desired?: ResourceDesire;
  environment?: EnvironmentIdentity;
  known?: ScriptState;
  externalId?: string;
}

/**
 * Asks a program. Values of secrets are in what it reads, and nowhere else.
 *
 * @returns its standard output
 */
export function askProgram(
  context: ObserveContext & Partial<Pick<DriverContext, 'opKey' | 'epoch'>>,
  program: Program,
  { action, desired, environment, known, externalId }: Question,
): Promise<string> {
  const { signal } = context;
  return withSecrets(context.secrets, desired?.spec.with, async resolved => {
    const request = {
      version: PROTOCOL_VERSION,
      action,
      environment: desired?.environment ?? environment,
      desired: desired && {
        resource: desired.resource,
        with: resolved ?? {},
        source: desired.source,
      },
      state: known?.state,
      secrets: Object.keys(known?.secrets ?? {}),
      externalId,
      opKey: context.opKey?.('script'),
      epoch: context.epoch,
    };
    return runProgram(program, JSON.stringify(request), {
      signal,
      onLine: line => context.log('info', line),
    });
  });
}
