import { JsonObject } from '@backstage/types';
import {
  isSecretRef,
  SecretRef,
} from '@groundwork/backstage-plugin-environments-node';

/** What the driver keeps of a resource. */
export interface ScriptState {
  /** Id of the program that has made it. */
  program: string;
  /** The program's own; absent until it has answered once. */
  state?: JsonObject;
  /** What it gave to be kept, by name. */
  secrets?: Record<string, SecretRef>;
}

/** Reads a state; undefined if nothing was ever saved. */
export function readState(
  state: JsonObject | undefined,
): ScriptState | undefined {
  if (typeof state?.program !== 'string') {
    return undefined;
  }
  const { program, state: own, secrets } = state;
  return {
    program,
    state: own as JsonObject | undefined,
    secrets:
      typeof secrets === 'object'
        ? Object.fromEntries(
            Object.entries(secrets ?? {}).filter(
              (entry): entry is [string, SecretRef & JsonObject] =>
                isSecretRef(entry[1]),
            ),
          )
        : undefined,
  };
}

/** As it is stored. */
export function toJson(state: ScriptState): JsonObject {
  return JSON.parse(JSON.stringify(state));
}
