/** What a subject of the log names, as far as its text says it. */
export interface NamedSubject {
  /** Such as `change`, `commit` or `service`. */
  kind: string;
  /** Such as `github.com/acme/orders`. */
  repository: string;
  /** What stands behind the last `#` or `@`: a number, or a commit. */
  item: string;
}

const SUBJECT = /^(?<kind>[a-z]+):(?<repository>.+)[#@](?<item>[^#@]+)$/;

/** Takes a subject such as `change:github.com/acme/orders#7` apart. */
export function parseSubject(subject: string): NamedSubject | undefined {
  const { kind, repository, item } = SUBJECT.exec(subject)?.groups ?? {};
  return kind === undefined ? undefined : { kind, repository, item };
}
