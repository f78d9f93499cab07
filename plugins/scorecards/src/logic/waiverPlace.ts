import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** A waiver in the list of waivers. */
export interface WaiverPlace {
  id: string;
  /** The entity that it is for: among all, it could be far down the list. */
  entityRef: string;
}

/** The parameters of the address that lead to a waiver. */
export function paramsOfPlace({ id, entityRef }: WaiverPlace): {
  id: string;
  entity: string;
} {
  return { id, entity: entityRef };
}

/** The waiver that an address leads to, as far as it says. */
export function placeIn(params: URLSearchParams): Partial<WaiverPlace> {
  const entity = params.get('entity') ?? '';
  return { id: params.get('id') || undefined, entityRef: refOf(entity) };
}

function refOf(text: string): string | undefined {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    // Anybody can write anything into an address.
    return undefined;
  }
}
