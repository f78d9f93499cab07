import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSecurityScan, SECURITY_SCANNERS } from './securityScans';

const DOCS = join(__dirname, '../../../../../docs/delivery/metrics.md');

it.each([
  'CodeQL',
  'CodeQL / Analyze (go)',
  'Code scanning results / Trivy',
  'security/snyk (acme)',
  'osv-scanner',
  'dependency-review',
  'SonarCloud Code Analysis',
  'zap_baseline',
  'secret scanning',
])('%s is a security scan', name => {
  expect(isSecurityScan(name)).toBe(true);
});

it.each([
  'ci',
  'zapier-sync',
  'resonar',
  'code style, scanning of logs',
  'dependencies',
  'semgrepper',
  '',
])("'%s' is none", name => {
  expect(isSecurityScan(name)).toBe(false);
});

it('has its words in the documentation', async () => {
  expect(await readFile(DOCS, 'utf8')).toContain(
    `> ${SECURITY_SCANNERS.join(', ')}\n`,
  );
});
