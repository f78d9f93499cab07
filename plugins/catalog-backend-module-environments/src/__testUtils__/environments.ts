import {
  EnvironmentPage,
  EnvironmentQuery,
  EnvironmentsApi,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { EnvironmentsService } from '@groundwork/backstage-plugin-environments-node';

export function environmentOf(
  overrides: Partial<EnvironmentSummary> = {},
): EnvironmentSummary {
  return {
    id: 'id-1',
    name: 'orders-pr-7',
    phase: 'ready',
    message: 'It is up',
    blueprint: { id: 'service', title: 'Service with a database', version: 1 },
    owner: 'group:default/ordering',
    component: 'component:default/orders',
    createdBy: 'user:default/mina',
    createdAt: '2026-11-20T12:00:00Z',
    updatedAt: '2026-11-20T12:00:00Z',
    url: 'http://localhost:40001/',
    ...overrides,
  };
}

/** The environments service, for as far as it is asked for lists. */
export function serviceOf(
  queryEnvironments: (query: EnvironmentQuery) => Promise<EnvironmentPage>,
): EnvironmentsService {
  return {
    as: () => ({ queryEnvironments } as unknown as EnvironmentsApi),
  };
}

/** Answers in pages of two. */
export function pagesOf(all: () => EnvironmentSummary[]): EnvironmentsService {
  return serviceOf(async ({ cursor }) => {
    const start = Number(cursor ?? 0);
    const next = start + 2;
    return {
      items: all().slice(start, next),
      totalItems: all().length,
      pageInfo: next < all().length ? { nextCursor: `${next}` } : {},
    };
  });
}
