/**
 * Whose rules a CODEOWNERS file is read by. The two hosts share the file's
 * name and little else.
 *
 * @public
 */
export type CodeownersDialect = 'github' | 'gitlab';

/**
 * What an owner is.
 *
 * - `user`: an account, `@login` (GitHub)
 * - `team`: a team `@organisation/team` (GitHub) or a nested group
 *   `@group/subgroup` (GitLab, whose direct members count)
 * - `user-or-group`: `@name` on GitLab, where users and top-level groups share
 *   one namespace, so that the file alone cannot tell
 * - `email`: an address that the host looks up among its accounts
 * - `role`: `@@developer`, `@@maintainer` or `@@owner` (GitLab): the project's
 *   direct members with exactly that role
 *
 * @public
 */
export type CodeownersOwnerKind =
  | 'user'
  | 'team'
  | 'user-or-group'
  | 'email'
  | 'role';

/**
 * Somebody that a line of the file names.
 *
 * @public
 */
export interface CodeownersOwner {
  kind: CodeownersOwnerKind;
  /**
   * The name without its `@`: `octocat`, `acme/payments`, `a@acme.test`,
   * `maintainer`. Hosts compare it without regard to case; it is kept as
   * written, except that a role is lower case and singular.
   */
  name: string;
  /** As it stands in the file. */
  text: string;
}

/**
 * A line of the file that says something about paths.
 *
 * @public
 */
export interface CodeownersRule {
  /** Counted from 1. */
  line: number;
  /** As it stands in the file, without the `!` of an exclusion. */
  pattern: string;
  /** Whether the line takes paths out of its section (GitLab's `!pattern`). */
  exclusion: boolean;
  /** Empty if the line names nobody. */
  owners: readonly CodeownersOwner[];
  /** Whether the owners are the line's own or the section's default (GitLab). */
  ownersFrom: 'line' | 'section';
  /**
   * Name of the section that the line belongs to, as its first header spells
   * it. Absent on GitHub and in GitLab's unnamed section.
   */
  section?: string;
  /**
   * How many approvals the header above the line asks for, at least 1.
   * GitLab only.
   */
  approvals?: number;
}

/**
 * A section of a GitLab file; headers with the same name are one section.
 *
 * @public
 */
export interface CodeownersSection {
  /** Absent for the lines before the first header. */
  name?: string;
  /** Line of the first header; 1 for the unnamed section. */
  line: number;
  /**
   * Whether approval is not required. One required line makes the section
   * required.
   */
  optional: boolean;
}

/**
 * What can be wrong with a CODEOWNERS file.
 *
 * @public
 */
export type CodeownersDiagnosticCode =
  | 'approvals-invalid'
  | 'approvals-on-optional-section'
  | 'binary-file'
  | 'bracket-unescaped'
  | 'bracket-unterminated'
  | 'dangling-backslash'
  | 'duplicate-pattern'
  | 'exclusion-owners-ignored'
  | 'exclusion-without-pattern'
  | 'file-too-large'
  | 'hash-escape-unsupported'
  | 'hash-in-pattern'
  | 'inline-comment'
  | 'invalid-owner'
  | 'invalid-section-header'
  | 'missing-owner'
  | 'missing-section-name'
  | 'negation-unsupported'
  | 'owner-without-pattern'
  | 'pattern-never-matches'
  | 'text-after-section-header'
  | 'triple-asterisk';

/**
 * Something that is wrong with the file, or that does other than it seems.
 *
 * @public
 */
export interface CodeownersDiagnostic {
  /** Counted from 1. */
  line: number;
  /** Counted from 1, in UTF-16 code units. */
  column: number;
  /**
   * `error`: the host skips the line, or reads it as nobody meant it.
   * `warning`: the line works, but not everything in it does.
   */
  severity: 'error' | 'warning';
  code: CodeownersDiagnosticCode;
  /** What is wrong, and what would be right. */
  message: string;
  /** The line, cut after 200 characters. */
  source: string;
}

/**
 * A CODEOWNERS file that has been read. It is plain data: it may be stored as
 * JSON and matched against later.
 *
 * @public
 */
export interface ParsedCodeowners {
  dialect: CodeownersDialect;
  /**
   * False if the host would not read the file at all (too large, binary); the
   * diagnostics say why.
   */
  loaded: boolean;
  /** In the order of the file. */
  rules: readonly CodeownersRule[];
  /** In the order of the file; empty on GitHub, which has no sections. */
  sections: readonly CodeownersSection[];
  diagnostics: readonly CodeownersDiagnostic[];
}

/**
 * What one rule says about a path.
 *
 * - `owned`: its owners own the path
 * - `unowned`: it names nobody, on purpose (GitHub)
 * - `excluded`: it takes the path out of its section (GitLab)
 * - `invalid`: it names nobody although it should, and GitLab approves such a
 *   rule by itself
 *
 * @public
 */
export type CodeownersOutcome = 'owned' | 'unowned' | 'excluded' | 'invalid';

/**
 * The rule that decided about a path: in the whole file on GitHub, in one
 * section on GitLab.
 *
 * @public
 */
export interface CodeownersDecision {
  outcome: CodeownersOutcome;
  rule: CodeownersRule;
  /** GitLab only. */
  section?: CodeownersSection;
  /**
   * How many of the owners must approve; 0 if the section is optional or
   * there is nobody to ask. GitLab only.
   */
  approvalsRequired?: number;
}

/**
 * Who owns a path.
 *
 * - `owned`: somebody does
 * - `unowned`: rules match, and say that nobody does
 * - `no-rule`: the file does not mention the path
 *
 * @public
 */
export type CodeownersMatch =
  | {
      status: 'owned';
      /** Of all decisions, each once, in the order of the file. */
      owners: readonly CodeownersOwner[];
      /** At least one of them is `owned`. */
      decisions: readonly CodeownersDecision[];
    }
  | {
      status: 'unowned';
      /** At least one, none of them `owned`. */
      decisions: readonly CodeownersDecision[];
    }
  | { status: 'no-rule' };
