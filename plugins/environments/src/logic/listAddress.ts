/** What the list of environments can be narrowed to from elsewhere. */
export interface ListPlace {
  /** Ref of a group or user. */
  owner?: string;
  /** Id of a blueprint. */
  blueprint?: string;
}

/** Where the list is with only those, of everybody who may be seen. */
export function listAddress(all: string, { owner, blueprint }: ListPlace) {
  const query = new URLSearchParams({
    scope: 'all',
    ...(owner && { owner }),
    ...(blueprint && { blueprint }),
  });
  return `${all}?${query}`;
}
