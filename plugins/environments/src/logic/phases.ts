import { EnvironmentPhase } from '@groundwork/backstage-plugin-environments-common';
import { StatusTone } from '@groundwork/backstage-plugin-groundwork-react';

/** What a list of environments can be narrowed to. */
export const STATES = [
  'ready',
  'underWay',
  'waiting',
  'attention',
  'paused',
] as const;

/** Several phases under one word. */
export type State = (typeof STATES)[number];

const STATE_OF: Record<EnvironmentPhase, State | undefined> = {
  pending: 'underWay',
  waiting: 'waiting',
  provisioning: 'underWay',
  updating: 'underWay',
  ready: 'ready',
  degraded: 'attention',
  failed: 'attention',
  pausing: 'underWay',
  paused: 'paused',
  resuming: 'underWay',
  deleting: 'underWay',
  'delete-blocked': 'attention',
  deleted: undefined,
};

const PHASES = Object.keys(STATE_OF) as EnvironmentPhase[];

/** The phases of some states; undefined when all are meant. */
export function phasesOf(
  states: readonly State[],
): EnvironmentPhase[] | undefined {
  return states.length === 0
    ? undefined
    : PHASES.filter(phase => {
        const state = STATE_OF[phase];
        return state !== undefined && states.includes(state);
      });
}

/** The states that a text of an address names; others are left out. */
export function readStates(text: string): State[] {
  const named = text.split(',');
  return STATES.filter(state => named.includes(state));
}

/** In which colour a phase is told. */
export function toneOf(phase: EnvironmentPhase): StatusTone {
  switch (STATE_OF[phase]) {
    case 'ready':
      return 'positive';
    case 'attention':
      return phase === 'degraded' ? 'warning' : 'negative';
    case 'underWay':
    case 'waiting':
      return 'warning';
    default:
      return 'neutral';
  }
}
