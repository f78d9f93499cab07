import { JsonObject, JsonValue } from '@backstage/types';
import { digestOf } from '../spec';
import { objectOf, without } from './masks';

/** Which changes a plan makes, and of what, without their values. */
export interface PlanOutline {
  moduleDigest: string;
  changes: OutlinedChange[];
}

/** What a plan does with one resource. */
export interface OutlinedChange {
  address: string;
  /** Key of an object that a replacement has left. */
  deposed?: string;
  /** As Terraform names them, with commas in between. */
  actions: string;
  /** It is replaced since it was made in part only. */
  isTainted?: boolean;
  /** Of what will be there, or of what goes, but for what is not known. */
  digest: string;
  /** What of it nobody knows before it is there, as Terraform marks it. */
  unknown?: JsonValue;
}

/** A change of a plan that was made just now. */
export interface PlannedChange extends OutlinedChange {
  /** What will be there, or what goes, but for what is secret. */
  result: JsonValue;
}

/** One change, from what `terraform show -json` says of it. */
export function changeOf(
  item: JsonObject,
  actions: string[],
  result: JsonValue,
): PlannedChange {
  const { address, deposed, action_reason: reason } = item;
  const { after_unknown: unknown } = objectOf(item.change);
  return {
    address: String(address),
    ...(deposed !== undefined && { deposed: String(deposed) }),
    actions: actions.join(','),
    ...(reason === 'replace_because_tainted' && { isTainted: true }),
    digest: digestOfKnown(result, unknown),
    ...(unknown !== undefined && { unknown }),
    result,
  };
}

/** What of a plan is kept to compare others with: no values. */
export function outlineOf(plan: {
  moduleDigest: string;
  changes: PlannedChange[];
}): PlanOutline {
  const changes = plan.changes.map(({ result: _, ...outlined }) => outlined);
  return { moduleDigest: plan.moduleDigest, changes };
}

/**
 * Whether a plan is what can be left of another one that was applied in part: the
 * same module, and nothing that the other one would not have done, with the same
 * values, but for those that were not known before.
 */
export function isRestOf(
  whole: PlanOutline,
  rest: { moduleDigest: string; changes: PlannedChange[] },
): boolean {
  return (
    whole.moduleDigest === rest.moduleDigest &&
    rest.changes.every(left =>
      whole.changes.some(change => canBeLeftOf(change, left)),
    )
  );
}

function canBeLeftOf(change: OutlinedChange, left: PlannedChange): boolean {
  if (change.address !== left.address) {
    return false;
  }
  if (change.deposed === left.deposed && change.actions === left.actions) {
    return comesToTheSame(change, left);
  }
  if (change.deposed !== undefined) {
    return false;
  }
  const before = change.actions.split(',');
  if (left.deposed !== undefined) {
    // The new one is there, and the old one is to go.
    return change.actions === 'create,delete' && left.actions === 'delete';
  }
  if (left.actions === 'create') {
    // The old one has gone, and the new one is to be made.
    return change.actions === 'delete,create' && comesToTheSame(change, left);
  }
  // What was made in part was made by that plan, and is made anew.
  return (
    left.isTainted === true &&
    before.includes('create') &&
    comesToTheSame(change, left)
  );
}

function comesToTheSame(change: OutlinedChange, left: PlannedChange): boolean {
  return digestOfKnown(left.result, change.unknown) === change.digest;
}

function digestOfKnown(value: JsonValue, unknown: JsonValue | undefined) {
  return digestOf(without(value, unknown) ?? null);
}
