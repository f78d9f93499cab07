import type { ReferenceLine } from '@groundwork/backstage-plugin-maturity-common';

const DORA = {
  // The distributions themselves stand in the report's PDF, which others quote
  source:
    'DORA, State of AI-assisted Software Development, as quoted by others',
  year: 2025,
  url: 'https://dora.dev/research/2025/dora-report/',
} as const;

const HARNESS = {
  source: 'Harness, State of DevOps Modernization (survey of 700)',
  year: 2026,
  url: 'https://www.prnewswire.com/news-releases/harness-report-reveals-ai-coding-accelerates-development-devops-maturity-in-2026-isnt-keeping-pace-302710937.html',
} as const;

const DUPLOCLOUD = {
  source: 'DuploCloud, survey of 2026, as quoted by others',
  year: 2026,
  url: 'https://duplocloud.com/',
} as const;

/** What others have published: lines to read levels beside, and no grades. */
export const REFERENCE_LINES: ReferenceLine[] = [
  {
    id: 'dora-lead-time-hour',
    capability: 'self-service-deployment',
    text: '9.4 % have a change in production within an hour (second-hand)',
    share: 0.094,
    ...DORA,
  },
  {
    id: 'dora-lead-time-week',
    capability: 'self-service-deployment',
    text: '31.9 % need between a day and a week until a change is in production (second-hand)',
    share: 0.319,
    ...DORA,
  },
  {
    id: 'dora-deploy-on-demand',
    capability: 'self-service-deployment',
    text: '16.2 % deploy on demand (second-hand)',
    share: 0.162,
    ...DORA,
  },
  {
    id: 'dora-deploy-less-than-monthly',
    capability: 'self-service-deployment',
    text: '23.9 % deploy less than once a month (second-hand)',
    share: 0.239,
    ...DORA,
  },
  {
    id: 'harness-environment-two-hours',
    capability: 'environment-provisioning',
    text: '21 % can provision an environment in under two hours',
    share: 0.21,
    ...HARNESS,
  },
  {
    id: 'harness-golden-paths',
    text: '73 % say that hardly any of their teams have golden paths',
    share: 0.73,
    ...HARNESS,
  },
  {
    id: 'harness-wait-for-teams',
    capability: 'self-service-deployment',
    text: '77 % wait for other teams before they can ship',
    share: 0.77,
    ...HARNESS,
  },
  {
    id: 'duplocloud-deploy-on-demand',
    capability: 'self-service-deployment',
    text: '29 % deploy on demand (second-hand)',
    share: 0.29,
    ...DUPLOCLOUD,
  },
  {
    id: 'duplocloud-lead-time-week',
    capability: 'self-service-deployment',
    text: '42 % need more than a week until a change is in production (second-hand)',
    share: 0.42,
    ...DUPLOCLOUD,
  },
  {
    id: 'duplocloud-approval-chains',
    capability: 'self-service-deployment',
    text: '47 % have chains of approvals before production (second-hand)',
    share: 0.47,
    ...DUPLOCLOUD,
  },
];
