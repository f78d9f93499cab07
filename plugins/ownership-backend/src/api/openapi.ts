import { OpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { enrichPaths } from './enrich/paths';
import { entityPaths } from './entities/paths';
import { feedbackPaths } from './feedback/paths';
import { gapPaths } from './gaps/paths';
import { resolvePaths } from './resolve/paths';
import { schemas } from './schemas';
import { sourcePaths } from './sources/paths';

/** The API of the ownership plugin. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'ownership',
    version: '1',
    description: 'Who owns this, who is on call, and why we think so',
  },
  paths: {
    ...resolvePaths,
    ...entityPaths,
    ...feedbackPaths,
    ...gapPaths,
    ...sourcePaths,
    ...enrichPaths,
  },
  components: { schemas },
} as const;

/** A router whose routes are those of the API. */
export type OwnershipRouter = OpenApiRouter<typeof spec>;
