import { FilterPredicate } from '@backstage/filter-predicates';
import {
  Capability,
  DefinitionProblem,
  Remedy,
} from '@groundwork/backstage-plugin-scorecards-common';

/**
 * Where a threshold comes from.
 *
 * @public
 */
export interface ThresholdSource {
  /** `ours` where nobody published one. */
  kind: 'dora' | 'cncf' | 'harness' | 'duplocloud' | 'ours' | 'other';
  title?: string;
  url?: string;
  year?: number;
}

/**
 * A rule of the model.
 *
 * @public
 */
export interface ModelCheck {
  /** Unique within the model, kebab case. */
  id: string;
  title: string;
  /** Why this threshold, and not another one. */
  reason: string;
  source: ThresholdSource;
  /** From 1. */
  level: number;
  /** CEL over facts of the team; of type bool. */
  expression: string;
  /** CEL of type string: why it failed, with the values. */
  message?: string;
  /** At least 0; 1 unless said. */
  weight: number;
  remedy?: Remedy;
}

/**
 * A capability of the model with its checks, the lowest level first.
 *
 * @public
 */
export interface ModelCapability {
  capability: Capability;
  title: string;
  description: string;
  checks: ModelCheck[];
}

/**
 * What the evidence names beside the capabilities; it is measured and is part of no
 * level.
 *
 * @public
 */
export interface ModelPractice extends Omit<ModelCheck, 'level'> {
  description: string;
}

/**
 * What no system can measure: a question to the team.
 *
 * @public
 */
export interface ModelQuestion {
  /** Unique within the model, kebab case. */
  id: string;
  /** What it is about, such as `Investment`. */
  aspect: string;
  question: string;
  /** One for each level, the lowest first: what is so there. */
  answers: Array<{ level: number; text: string }>;
  source: ThresholdSource;
}

/**
 * A maturity model, as its YAML says it, with defaults filled in.
 *
 * @public
 */
export interface MaturityModel {
  /** `metadata.name`, such as `six-capabilities`. */
  id: string;
  title: string;
  description?: string;
  /** `metadata.version`, such as `1.0.0`. */
  version: string;
  /** Full ref of the group or user who answers for it. */
  owner: string;
  /** Which groups it is about. */
  filter: FilterPredicate;
  /** Four, the lowest first. */
  levels: Array<{ level: number; name: string; description?: string }>;
  /** The six, in their order. */
  capabilities: ModelCapability[];
  practices: ModelPractice[];
  questions: ModelQuestion[];
}

/**
 * The model in force.
 *
 * @public
 */
export interface MaturityModelAnswer {
  model: MaturityModel;
  /** Where it was read from: a file by its name and folder, a URL, or `shipped`. */
  origin: string;
  /** Scorecards that it is evaluated as. */
  scorecards: { levels: string; practices?: string };
  /** Why a newer one is not in force. */
  refused?: { since: string; problems: DefinitionProblem[] };
  references: ReferenceLine[];
}

/**
 * A published figure, shown as context and never as a grade.
 *
 * @public
 */
export interface ReferenceLine {
  id: string;
  /** The capability that it is about; of all where left out. */
  capability?: Capability;
  /** E.g. `21 % provision an environment in under two hours`. */
  text: string;
  /** From 0 to 1, where it is a share. */
  share?: number;
  source: string;
  year: number;
  url: string;
}
