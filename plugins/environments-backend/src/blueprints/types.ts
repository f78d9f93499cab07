import {
  BlueprintDefinition,
  BlueprintProblem,
} from '@groundwork/backstage-plugin-environments-common';

/** A version that is published. */
export interface StoredBlueprint {
  definition: BlueprintDefinition;
  version: number;
  /** The location that it comes from. */
  origin: string;
  publishedAt: Date;
}

/** A version that is to be published. */
export interface NewBlueprint {
  definition: BlueprintDefinition;
  /** As it was written. */
  yaml: string;
  origin: string;
}

/** What became of a definition. */
export type PublishOutcome =
  | { kind: 'published'; version: number }
  | { kind: 'unchanged'; version: number }
  /** Another location has a blueprint of the same id in force. */
  | { kind: 'taken'; origin: string };

/** A definition that was refused when it was last read. */
export interface Refused {
  /** A file, a URL, or a location that could not be read. */
  location: string;
  /** Absent when its text does not tell. */
  blueprintId?: string;
  problems: BlueprintProblem[];
}
