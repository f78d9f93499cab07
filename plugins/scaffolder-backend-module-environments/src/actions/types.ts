import type { z } from 'zod/v3';
import { EnvironmentsService } from '@groundwork/backstage-plugin-environments-node';

/** What the scaffolder gives schemas to be made with. */
export type Zod = typeof z;

/** What the actions need. */
export interface ActionOptions {
  environments: EnvironmentsService;
  /** Of the portal, without a `/` at its end. */
  baseUrl: string;
}

/** The page of an environment. */
export function pageOf({ baseUrl }: ActionOptions, id: string): string {
  return `${baseUrl}/environments/${encodeURIComponent(id)}`;
}
