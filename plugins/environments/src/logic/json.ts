import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';

/** An object as JSON has them. */
export type JsonObject = BlueprintDefinition['inputs'];

/** A value as JSON has them. */
export type JsonValue = Exclude<JsonObject[string], undefined>;
