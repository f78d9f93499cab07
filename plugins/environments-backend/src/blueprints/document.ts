import { HumanDuration, JsonObject, JsonValue } from '@backstage/types';
import { BlueprintResource } from '@groundwork/backstage-plugin-environments-common';

/** A blueprint as it is written, when it is as its schema says. */
export interface BlueprintDocument {
  apiVersion: 'groundwork/v1';
  kind: 'EnvironmentBlueprint';
  metadata: {
    name: string;
    title: string;
    description?: string;
    owner: string;
  };
  spec: {
    inputs?: JsonObject;
    resources: Array<{
      name: string;
      type: BlueprintResource['type'];
      driver: string;
      spec?: JsonObject;
      dependsOn?: string[];
      cost?: { perHour: number; pausedPerHour?: number };
    }>;
    outputs?: Record<string, JsonValue>;
    policy?: {
      allowedGroups?: string[];
      maxPerOwner?: number;
      maxCostPerDay?: number;
      defaultTtl?: HumanDuration;
      maxTtl?: HumanDuration;
      idlePause?: HumanDuration;
      grace?: HumanDuration;
      approval?: {
        groups: string[];
        required?: number;
        aboveCostPerDay?: number;
        validFor?: HumanDuration;
      };
      allowedRefs?: string[];
    };
  };
}
