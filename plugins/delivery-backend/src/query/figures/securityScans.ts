/**
 * What well-known security scanners call themselves, in words. Each stands for
 * itself, whatever comes before or after it.
 */
export const SECURITY_SCANNERS: readonly string[] = [
  'anchore',
  'bandit',
  'brakeman',
  'checkmarx',
  'checkov',
  'clair',
  'code scanning',
  'codeql',
  'dependency check',
  'dependency review',
  'dependency scanning',
  'detect secrets',
  'fortify',
  'ggshield',
  'gitguardian',
  'gitleaks',
  'gosec',
  'govulncheck',
  'grype',
  'kics',
  'osv scanner',
  'sast',
  'secret detection',
  'secret scanning',
  'semgrep',
  'snyk',
  'sonar',
  'sonarcloud',
  'sonarqube',
  'terrascan',
  'tfsec',
  'trivy',
  'trufflehog',
  'veracode',
  'zap',
];

/**
 * Whether a check or a workflow is a security scan by its name: one of the words
 * is in it as a word, in any case. `CodeQL / Analyze (go)` and `osv-scanner` are;
 * `zapier-sync` is none.
 */
export function isSecurityScan(name: string): boolean {
  const words = ` ${name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return SECURITY_SCANNERS.some(it => words.includes(` ${it} `));
}
