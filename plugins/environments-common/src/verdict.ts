import { JsonObject } from '@backstage/types';
import { BlueprintProblem, ExpectedTime } from './blueprint';
import { DesiredSource } from './environment';

/**
 * What somebody asks for: a new environment, or a changed one.
 *
 * @public
 */
export interface EnvironmentRequest {
  blueprintId: string;
  /** Chosen when absent, from the component and the ref. */
  name?: string;
  /** Ref of the component that it is for. */
  component?: string;
  /** Ref of the owner; the component's owner or the caller's group if absent. */
  owner?: string;
  inputs?: JsonObject;
  /** Branch, tag or commit; the repository's default branch when absent. */
  ref?: string;
  /** By default that of the component. */
  repository?: string;
  /** Hours from now; the blueprint's default when absent. */
  ttlHours?: number;
  /** The same key gives the same environment. */
  idempotencyKey?: string;
  /** Digest of the verdict that the caller has seen: refused if it is another. */
  planDigest?: string;
}

/**
 * What would come of a request, before anything is made.
 *
 * @public
 */
export interface Verdict {
  /** Whether it can be created now, after an approval, or not at all. */
  decision: 'allowed' | 'needs-approval' | 'denied';
  /** Why it is denied, or why somebody has to agree. */
  reasons: VerdictReason[];
  name: string;
  owner?: string;
  source?: DesiredSource;
  plan: PlannedResource[];
  /** Of everything above; an approval is for it. */
  digest: string;
  cost: {
    currency: string;
    perDay: number;
    /** Until its end; absent when it has none. */
    total?: number;
  };
  quota?: {
    environments: { used: number; limit?: number };
    costPerDay: { used: number; limit?: number };
  };
  expiresAt?: string;
  expected?: ExpectedTime;
  approval?: { groups: string[]; required: number };
}

/**
 * A reason, with what to do about it.
 *
 * @public
 */
export interface VerdictReason {
  /** For programs: `quota`, `policy`, `inputs`, `ref`, `freeze`, `scorecard`, … */
  code: string;
  message: string;
  /** What is wrong with which input. */
  problems?: BlueprintProblem[];
}

/**
 * What would become of a resource.
 *
 * @public
 */
export interface PlannedResource {
  name: string;
  type: string;
  driver: string;
  action: 'create' | 'update' | 'unchanged' | 'replace' | 'destroy';
  /** One line per thing that will be there or change. */
  changes: string[];
  perDay?: number;
  /** Why it cannot be planned yet, for example what it waits for. */
  unknown?: string;
}
