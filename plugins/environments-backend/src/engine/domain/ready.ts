import { StoredResource } from '../types';
import { NewCondition } from './conditions';

/** Whether all that is wanted is there. */
export function readyCondition(
  desired: { paused: boolean; deleted: boolean },
  resources: ReadonlyMap<
    string,
    Pick<StoredResource, 'name' | 'status' | 'message'>
  >,
): NewCondition {
  if (desired.deleted) {
    return condition('false', 'Deleted', 'It is deleted.');
  }
  const all = [...resources.values()];
  if (desired.paused) {
    const running = all.filter(({ status }) => status === 'ready');
    return condition(
      'false',
      'Paused',
      running.length === 0
        ? 'It is paused.'
        : `It is paused, except for what cannot be: ${running
            .map(({ name }) => name)
            .join(', ')}.`,
    );
  }
  const unwell = all.filter(({ status }) => status !== 'ready');
  if (all.length === 0) {
    return condition('false', 'NothingThere', 'Nothing of it is there yet.');
  }
  if (unwell.length > 0) {
    const said = unwell.map(
      ({ name, status, message }) =>
        `${name} is ${status}${message ? `: ${message}` : ''}`,
    );
    const isUnknown = unwell.every(({ status }) => status === 'unknown');
    return condition(
      isUnknown ? 'unknown' : 'false',
      isUnknown ? 'NotObserved' : 'NotReady',
      said.join('; '),
    );
  }
  return condition('true', 'AllReady', 'Everything is there and healthy.');
}

function condition(
  status: NewCondition['status'],
  reason: string,
  message: string,
): NewCondition {
  return { type: 'Ready', status, reason, message };
}
