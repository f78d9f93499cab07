import { OnCall } from '@groundwork/backstage-plugin-ownership-common';

/** Says in words who is on call. */
export function toOnCall({ status, levels, schedule, reason }: OnCall): string {
  switch (status) {
    case 'known':
      return levels
        .map(({ level, people, until }) => {
          const names = people.map(({ name }) => name).join(', ');
          const end = until === undefined ? '' : `, until ${until}`;
          return `${names} (level ${level}${end})`;
        })
        .join('; ');
    case 'silent':
      return `nobody: ${
        schedule === undefined ? 'the schedule' : `schedule ${schedule}`
      } has nobody on it now`;
    case 'none':
      return 'no schedule is known';
    case 'unavailable':
      return `unavailable: ${reason ?? 'the provider did not answer'}`;
    default:
      throw new Error(`Unknown on-call status '${status satisfies never}'`);
  }
}
