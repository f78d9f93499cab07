import { HumanDuration } from '@backstage/types';
import { EngineSettings } from '../engine/createEngine';
import { SecretKey } from '../secrets/KeyRing';

/** Where blueprints are read from. */
export interface BlueprintLocation {
  type: 'file' | 'url';
  /** A URL, or an absolute path. */
  target: string;
}

/** Repositories that environments may be made from. */
export interface AllowedRepository {
  /** A URL, or an absolute path, with a `/` at its end. */
  prefix: string;
  /** What the catalog writes instead of it, with a `/` at its end. */
  insteadOf?: string;
  token?: string;
}

/** A stage of components. */
export interface StageConfig {
  id: string;
  title: string;
  after?: string;
  approval?: { groups: string[]; required: number; validFor: HumanDuration };
  scorecard?: { id: string; level?: number };
  verifyForMs: number;
}

/** Where CDEvents are sent to. */
export interface SinkConfig {
  id: string;
  /** An address, or a plugin of the portal that takes CDEvents. */
  target: { url: string } | { plugin: string };
  headers: Record<string, string>;
}

/** What `environments` says. */
export interface EnvironmentsConfig {
  locations: BlueprintLocation[];
  reload: HumanDuration;
  currency: string;
  repositories: AllowedRepository[];
  /** Absolute. */
  directory: string;
  /** None when none is set: then the plugin keeps one in its directory. */
  secretKeys: SecretKey[];
  engine: EngineSettings;
  keepLogs: HumanDuration;
  stages: StageConfig[];
  sinks: SinkConfig[];
  /** The source of CDEvents, a URI. */
  source: string;
  process: {
    enabled: boolean;
    host: string;
    listen: string;
    ports: { first: number; last: number };
  };
  sqlite: { enabled: boolean };
}
