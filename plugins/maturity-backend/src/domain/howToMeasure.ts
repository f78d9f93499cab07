const FACT =
  /\b(?:catalog|delivery|deployments|environments|ownership|repo|team)\.\w+/g;

/** It takes as many of what a number is made of, within 28 days. */
const FEW = 'Five of them within 28 days are enough.';

/** What has to be told so that a fact comes to be known; the first that fits. */
const WAYS: ReadonlyArray<{ facts: RegExp; text: string }> = [
  {
    facts: /^delivery\.(flakyShare|flakyTests|brokenTests)$/,
    text: 'Have CI send its test results (JUnit or CTRF) to delivery.',
  },
  {
    facts: /^delivery\.(testFeedback|checkedChanges|scannedChanges)/,
    text: `Add the webhook of GitHub with check runs and workflow runs, or send CDEvents of pipelines. ${FEW}`,
  },
  {
    facts: /^delivery\.(review|mergedUnreviewed|changeSize)/,
    text: `Add the webhook of GitHub with pull requests and reviews. ${FEW}`,
  },
  {
    facts: /^delivery\.selfServiceShare$/,
    text: 'Send deployments with who started them (webhook of GitHub or CDEvents), and name people in the catalog by github.com/user-login.',
  },
  {
    facts: /^delivery\.environment/,
    text: `Create environments in the portal, or send CDEvents of others. ${FEW}`,
  },
  {
    facts: /^delivery\.(restore|detect|openIncidents)/,
    text: 'Send alerts of Alertmanager, or declare incidents in the portal. Five of them within 90 days are enough.',
  },
  {
    facts: /^delivery\./,
    text: `Send deployments (webhook of GitHub or CDEvents), or read tags by ./dev backfill until then. ${FEW}`,
  },
  {
    facts: /^deployments\./,
    text: 'Place releases into stages through the portal.',
  },
  {
    facts: /^environments\.watchedShare$/,
    text: 'Nothing in the portal watches deployments yet.',
  },
  {
    facts: /^environments\./,
    text: 'Create environments of the team in the portal.',
  },
  {
    facts:
      /^(repo\.|team\.(ci|tests|codeowners|changelog|securityScan|featureFlags|sharedWorkflow|secretsClean)Share$)/,
    text: 'Say where the code of its components is (backstage.io/source-location), and let the portal read it (integrations, or scorecards.repositoryFiles).',
  },
  {
    facts: /^(team|ownership)\./,
    text: 'Name the team as owner of what it works on, in the catalog.',
  },
];

/**
 * What has to be connected so that a check comes to be known.
 *
 * @param about - Names the facts that are missing, or that are read
 * @returns undefined where it names none of those that are known here
 */
export function howToMeasure(about: string): string | undefined {
  const texts = (about.match(FACT) ?? []).flatMap(
    id => WAYS.find(({ facts }) => facts.test(id))?.text ?? [],
  );
  return texts.length === 0 ? undefined : [...new Set(texts)].join(' ');
}
