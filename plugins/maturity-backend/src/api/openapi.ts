import { OpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { modelPaths, reportPaths, teamPaths } from './paths';

/** The API of the maturity plugin. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'maturity',
    version: '1',
    description:
      'How mature the platform is for each team, and what to fix next',
  },
  paths: { ...modelPaths, ...teamPaths, ...reportPaths },
} as const;

/** A router whose routes are those of the API. */
export type MaturityRouter = OpenApiRouter<typeof spec>;
