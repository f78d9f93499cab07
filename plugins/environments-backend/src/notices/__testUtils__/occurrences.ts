import { Occurrence } from '../../records/occurrence';

/** When it happens. */
export const NOW = new Date('2026-11-20T12:00:00Z');
/** Whose environments they are. */
export const SHOP = 'group:default/shop';
/** Who has made them. */
export const MINA = 'user:default/mina';

/** Something that happened to an environment. */
export function occurrence(
  kind: Occurrence['kind'],
  more: Partial<Occurrence> = {},
): Occurrence {
  return {
    kind,
    at: NOW,
    message: 'What happened.',
    environment: {
      id: 'e1',
      name: 'orders-1',
      owner: SHOP,
      createdBy: MINA,
      blueprintId: 'b',
      blueprintVersion: 1,
      isMade: true,
      ...more.environment,
    },
    ...more,
  };
}
