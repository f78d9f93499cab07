/** What several screens say. */
export const sharedMessages = {
  phase: {
    pending: 'Pending',
    waiting: 'Waiting',
    provisioning: 'Being created',
    updating: 'Being updated',
    ready: 'Ready',
    degraded: 'Degraded',
    failed: 'Failed',
    pausing: 'Being paused',
    paused: 'Paused',
    resuming: 'Waking',
    deleting: 'Being destroyed',
    'delete-blocked': 'Destroying is stuck',
    deleted: 'Destroyed',
  },
  failedAdvice: 'Nothing was lost. {{reason}}',
  deniedTitle: 'You may not see this',
  deniedAdvice:
    'Whoever decides on permissions, usually the platform team, can grant you environments.read.',
  retry: 'Try again',
  cancel: 'Cancel',
  new: 'New environment',
  open: 'Open',
  ends: 'ends',
  ended: 'ended',
  noEnd: 'no end',
} as const;
