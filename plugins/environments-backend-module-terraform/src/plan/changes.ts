import { JsonObject, JsonValue } from '@backstage/types';
import { digestOf } from '../spec';
import { hide, objectOf } from './masks';
import { changeOf, PlannedChange } from './rest';

/** What a saved plan would do. */
export interface PlannedChanges {
  /** For people: one line per resource and output. */
  lines: string[];
  /** Tells whether another plan would do the same. */
  fingerprint: string;
  /** Tells whether it is what is left of another plan. */
  outline: { moduleDigest: string; changes: PlannedChange[] };
  replaces: boolean;
}

/**
 * Reads what `terraform show -json` says of a saved plan.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 * @param moduleDigest - of the configuration, of which a plan shows only a part
 */
export function readChanges(
  plan: JsonObject,
  moduleDigest: string,
): PlannedChanges {
  const resources = listOf(plan.resource_changes).filter(isDone);
  const outputs = Object.entries(objectOf(plan.output_changes))
    .map(([name, change]) => ({ name, change: objectOf(change) }))
    .filter(({ change }) => signOf(actionsOf(change)) !== undefined);
  return {
    lines: [
      ...resources.map(lineOf),
      ...outputs.map(
        ({ name, change }) => `${signOf(actionsOf(change))} output.${name}`,
      ),
    ],
    fingerprint: digestOf({
      moduleDigest,
      resources: resources.map(normalised),
      outputs: outputs.map(({ name, change }) => [name, masked(change)]),
    }),
    outline: {
      moduleDigest,
      changes: resources.map(item =>
        changeOf(item, actionsOf(objectOf(item.change)), resultOf(item)),
      ),
    },
    replaces: resources.some(
      ({ change }) => actionsOf(objectOf(change)).length === 2,
    ),
  };
}

/**
 * What has changed in the world since Terraform last looked, besides what a plan
 * would change back.
 */
export function readDrift(plan: JsonObject): string[] {
  return listOf(plan.resource_drift)
    .filter(isDone)
    .map(item => `! ${lineOf(item).slice(lineOf(item).indexOf(' ') + 1)}`);
}

function lineOf(item: JsonObject): string {
  const deposed = item.deposed === undefined ? '' : ' (deposed)';
  return `${signOf(actionsOf(objectOf(item.change)))} ${
    item.address
  }${deposed}`;
}

/** As Terraform shows it; undefined for what changes nothing. */
function signOf(actions: string[]): string | undefined {
  switch (actions.join(',')) {
    case 'create':
      return '+';
    case 'update':
      return '~';
    case 'delete':
      return '-';
    case 'delete,create':
      return '-/+';
    case 'create,delete':
      return '+/-';
    case 'forget':
      return '.';
    case 'no-op':
    case 'read':
    case '':
      return undefined;
    default:
      return actions.join('/');
  }
}

function isDone(item: JsonObject): boolean {
  return signOf(actionsOf(objectOf(item.change))) !== undefined;
}

function actionsOf(change: JsonObject): string[] {
  return Array.isArray(change.actions) ? change.actions.map(String) : [];
}

function normalised(item: JsonObject): JsonObject {
  const change = objectOf(item.change);
  return {
    address: item.address,
    deposed: item.deposed,
    ...masked(change),
    replacePaths: change.replace_paths,
  };
}

/** What will be there; of what goes, what is there now. */
function resultOf(item: JsonObject): JsonValue {
  const change = objectOf(item.change);
  const { before, before_sensitive, after, after_sensitive } = change;
  const result = after ?? undefined;
  return (
    (result === undefined
      ? hide(before, before_sensitive, '(sensitive)')
      : hide(result, after_sensitive, '(sensitive)')) ?? null
  );
}

/** A change without the values that are secret or not known. */
function masked(change: JsonObject): JsonObject {
  const after = hide(change.after, change.after_sensitive, '(sensitive)');
  return {
    actions: change.actions,
    before: hide(change.before, change.before_sensitive, '(sensitive)'),
    after: hide(after, change.after_unknown, '(unknown)'),
    unknown: change.after_unknown,
  };
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
