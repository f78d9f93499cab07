/** Reading repositories from git. */
export const backfillsMessages = {
  title: 'Your own repository',
  advice:
    'Git alone says when changes were merged, released and reverted, and which of them were assisted. Where the portal runs, this reads it:',
  url: 'url',
  copy: 'Copy',
  failed: 'What was read so far could not be read',
  mayNot:
    'Those who have the permission delivery.admin can start it here, too.',
  repository: 'Repository',
  repositoryHint:
    'What can be cloned without a token, or a path that the portal allows',
  releases: 'Releases',
  releasesHint: 'What stands for deployments to production',
  tags: 'Tags',
  branch: 'A branch',
  branchName: 'Branch',
  start: 'Read the repository',
  startFailed: 'The repository could not be read',
  list: 'Repositories read from git',
  status: {
    queued: 'Waits',
    running: 'Being read',
    succeeded: 'Read',
    failed: 'Failed',
  },
  counts:
    '{{commits}} commits: {{changes}} changes, {{releases}} releases, {{reverts}} reverts, {{assisted}} assisted',
  see: 'See its numbers',
  another: 'Read another repository',
  read: 'Read a repository',
} as const;
