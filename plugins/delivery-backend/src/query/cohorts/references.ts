import { CohortsAnswer } from '@groundwork/backstage-plugin-delivery-common';

const HARNESS = {
  source: 'Harness, State of DevOps Modernization (survey of 700)',
  year: 2026,
  url: 'https://www.prnewswire.com/news-releases/harness-report-reveals-ai-coding-accelerates-development-devops-maturity-in-2026-isnt-keeping-pace-302710937.html',
} as const;

const DORA = {
  source: 'DORA, State of AI-assisted Software Development',
  year: 2025,
  url: 'https://dora.dev/research/2025/dora-report/',
} as const;

/** What others have published: lines to read numbers beside, and no grades. */
export const REFERENCES: CohortsAnswer['references'] = [
  {
    text: '45 % of those who use AI tools for coding several times a day deploy daily or more often; 15 % of those who use them weekly',
    ...HARNESS,
  },
  {
    text: 'Incidents take 7.6 hours to restore where AI tools are used several times a day; 6.3 hours where they are used weekly',
    ...HARNESS,
  },
  {
    text: 'Manual work after coding became more of a problem for 47 % of those who use AI tools several times a day; for 28 % of those who use them at times',
    ...HARNESS,
  },
  {
    text: 'Adopting AI tools goes with more throughput, and with less stability of what is delivered',
    ...DORA,
  },
  {
    text: 'About 19 % of deployments fail, and about 22 % are rework, over all industries',
    ...DORA,
  },
];
