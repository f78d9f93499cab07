import {
  EnvironmentDetail,
  EnvironmentsApi,
} from '@groundwork/backstage-plugin-environments-common';
import { environmentDetail } from './environments';
import { fakeEnvironmentsApi } from './environmentsApi';
import { eventsResponse } from './events';
import { renderEnvironments } from './renderEnvironments';

/** The page of an environment, with a backend that knows it. */
export async function renderPage(
  options: {
    environment?: EnvironmentDetail;
    /** What the backend answers besides. */
    answers?: Partial<EnvironmentsApi>;
    at?: string;
    language?: 'en' | 'de';
  } = {},
) {
  const { environment = environmentDetail(), answers, language } = options;
  const environmentsApi = fakeEnvironmentsApi({
    findEnvironment: async () => environment,
    queryTimeline: async () => ({
      items: [
        {
          id: 't-1',
          at: '2026-11-20T09:00:00Z',
          kind: 'environment.requested',
          message: 'It was asked for',
        },
      ],
      pageInfo: {},
    }),
    followEnvironment: async () => eventsResponse([], { staysOpen: true }),
    ...answers,
  });
  await renderEnvironments({
    environmentsApi,
    at: options.at ?? '/environments/e-1',
    language,
  });
  return environmentsApi;
}
