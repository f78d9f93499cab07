/** What a commit follows, as one subject tells it. */
export interface CommitRecord {
  repository: string;
  sha: string;
  /** Undefined where it is not known what it follows; a root commit has none. */
  parents?: string[];
  committedAt?: number;
}
