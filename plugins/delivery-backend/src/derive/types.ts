import { Correction } from '../domain/links';
import { EnvironmentRequest } from '../domain/spans';
import { Incident } from '../domain/types';
import {
  ChangeRecord,
  CommitRecord,
  DeploymentRecord,
  IncidentRecord,
  PipelineRunRecord,
} from '../projections';

/** A commit with the kind of what told of it: git knows better than pushes. */
export type ToldCommit = CommitRecord & { isFromGit: boolean };

/** All records that belong to a repository, in no particular order. */
export interface RepositoryRecords {
  /** As subjects call it, or `service:<name>` for what is in none. */
  repository: string;
  changes: Array<{ record: ChangeRecord; paths?: string[] }>;
  commits: ToldCommit[];
  deployments: DeploymentRecord[];
  runs: PipelineRunRecord[];
  incidents: IncidentRecord[];
  /** Of other repositories, which people say came from deployments of this one. */
  foreignIncidents: Incident[];
  requests: EnvironmentRequest[];
  corrections: Correction[];
  /** Whether it is made up to show what it looks like. */
  isDemo: boolean;
}

/** What is decided outside of the records. */
export interface Naming {
  /**
   * Which components a change of the repository touches.
   *
   * @param paths - undefined where they are not known
   */
  componentsOf(paths: readonly string[] | undefined): string[];
  /** What the catalog calls what a source names; else as it is. */
  componentOf(name: string): string;
  /** Who owned a component at a time. */
  teamOf(component: string, at: number): string | undefined;
  /** Undefined for whom the portal does not know. */
  isMemberOf(actor: string, team: string): boolean | undefined;
}

/** A value that a column can hold. */
export type Cell = string | number | boolean | null;

/** A row of a table that is derived. */
export type DerivedRow = Record<string, Cell>;

/** All rows that are made of the records of a repository. */
export interface DerivedRows {
  placement: DerivedRow[];
  placed_deployment: DerivedRow[];
  failure_link: DerivedRow[];
  stage_span: DerivedRow[];
  reading: DerivedRow[];
}

/** What deriving a repository gives. */
export interface Derivation {
  rows: DerivedRows;
  /** Codes of what limits the numbers, in alphabetical order. */
  remarks: string[];
  /** When it is to be made again, though nothing may have been told. */
  settlesAt?: number;
}
