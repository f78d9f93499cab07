/** A component, as the catalog has it. */
export interface CatalogComponent {
  /** Entity ref. */
  component: string;
  title: string;
  /** Entity ref. */
  owner?: string;
  /** Entity ref. */
  system?: string;
  /** Entity ref. */
  domain?: string;
  /** As subjects of changes call it, such as `github.com/acme/orders`. */
  repository?: string;
  /** In its repository; undefined for all of it that no other component has. */
  path?: string;
  /** What deployments and incidents may call it. */
  services: string[];
}

/** All of the catalog that matters to deliveries. */
export interface CatalogContents {
  /** In the order of their refs. */
  components: CatalogComponent[];
  /** All groups in each group, itself included; by ref, in order. */
  groups: ReadonlyMap<string, readonly string[]>;
  /**
   * The groups of people, by entity ref and by `github:<login>`. They are used to
   * find out whether somebody else's team had to help, and are never stored.
   */
  groupsOfPeople: ReadonlyMap<string, readonly string[]>;
}

/** Who owned a component from a time on; undefined where nobody did. */
export interface OwnedSince {
  since: number;
  team?: string;
}
