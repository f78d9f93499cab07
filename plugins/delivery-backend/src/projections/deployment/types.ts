import { ObservedDeployment } from '../../domain/deployments';

/** Where a deployment goes, as its source calls it. */
export interface DeploymentPlace {
  environment: string;
  /** What the source itself says of it, if it does. */
  claimsProduction?: boolean;
}

/** What is deployed, as its source calls it. */
export type DeployedThing =
  | { kind: 'repository'; repository: string; environment: string }
  | { kind: 'service'; service: string; source: string };

/** What is decided elsewhere. */
export interface DeploymentRules {
  isProduction: (place: DeploymentPlace) => boolean;
  /** Undefined for what is nothing that the portal knows. */
  componentOf: (thing: DeployedThing) => string | undefined;
}

/** Somebody who took part. Kept to find teams by, and never shown. */
export interface DeploymentActor {
  role: 'creator' | 'requester' | 'approver' | 'actor';
  /** Of an entity, or `github:<host>/<login>`. */
  ref: string;
  isBot: boolean;
}

/** All that is known of a deployment. */
export interface DeploymentRecord {
  deployment: ObservedDeployment;
  version?: string;
  /** Set where a source itself says what it was. */
  toldKind?: 'rollback';
  /** Set when the commit is what its environment is meant to run at the time. */
  isShaUncertain?: boolean;
  /** Set where a release of git stands for it: it is none itself. */
  proxy?: 'tag' | 'branch';
  /** The repository that its commit is in, where its source says so. */
  repository?: string;
  actors: DeploymentActor[];
}
