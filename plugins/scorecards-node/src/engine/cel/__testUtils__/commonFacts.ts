import { declare, World, world } from './facts';

/** Facts such as collectors have, none of them observed. */
export const commonFacts: World = world([
  declare('catalog.hasOwner', 'boolean'),
  declare('catalog.tier', 'integer'),
  declare('catalog.createdAt', 'timestamp'),
  declare('repo.coverage', 'double'),
  declare('repo.openPrs', 'integer'),
  declare('repo.topics', 'string-list'),
  declare('repo.language', 'string'),
  declare('repo.ci.duration', 'duration'),
  declare('repo.packageJson.engines.node', 'string'),
  declare('repo.manifest', 'object', {
    schema: {
      type: 'object',
      properties: { name: { type: 'string' }, ports: { type: 'integer' } },
      additionalProperties: false,
    },
  }),
]);

/** A problem: the expression, the part of it that is pointed to, the message. */
export type ProblemCase = [source: string, part: string, message: string];
