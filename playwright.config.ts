import { generateProjects } from '@backstage/e2e-test-utils/playwright';
import { defineConfig } from '@playwright/test';

const reports = '.data/reports/e2e';
const isRoot = process.getuid?.() === 0;

/** Chromium calls home and updates itself unless it is told not to. */
const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium's sandbox does not work for root, as in most containers.
  ...(isRoot ? ['--no-sandbox'] : []),
];

export default defineConfig({
  projects: generateProjects().map(project => ({
    ...project,
    use: {
      launchOptions: {
        executablePath: process.env.GROUNDWORK_CHROMIUM,
        args,
      },
    },
  })),
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A portal that is broken everywhere must not hold up the answer.
  globalTimeout: 25 * 60_000,
  outputDir: `${reports}/results`,
  reporter: [
    ['list'],
    [
      'json',
      {
        outputFile:
          process.env.GROUNDWORK_E2E_REPORT ?? `${reports}/results.json`,
      },
    ],
  ],
  use: {
    baseURL: process.env.GROUNDWORK_E2E_URL ?? 'http://localhost:3000',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
