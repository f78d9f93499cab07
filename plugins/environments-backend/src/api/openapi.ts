import { OpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { answers } from './answers';
import { approvalPaths } from './approvals/paths';
import { blueprintPaths } from './blueprints/paths';
import { deploymentPaths } from './deployments/paths';
import { environmentPaths } from './environments/paths';
import { eventPaths } from './events/paths';
import { freezePaths } from './freezes/paths';
import { orphanPaths } from './orphans/paths';
import { outboxPaths } from './outbox/paths';
import { timelinePaths } from './timeline/paths';

/** The API of the environments plugin. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'environments',
    version: '1',
    description: 'Environments, and deployments to the stages of components',
  },
  // One fragment per resource, each beside its routes
  paths: {
    ...blueprintPaths,
    ...environmentPaths,
    ...eventPaths,
    ...timelinePaths,
    ...deploymentPaths,
    ...approvalPaths,
    ...freezePaths,
    ...orphanPaths,
    ...outboxPaths,
  },
  components: { schemas: answers },
} as const;

/** A router whose routes are those of the API. */
export type EnvironmentsRouter = OpenApiRouter<typeof spec>;
