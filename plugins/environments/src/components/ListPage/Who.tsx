import { EntityLink } from '@groundwork/backstage-plugin-groundwork-react';

/** Who has done something; services do, too, and are no entities. */
export function Who(props: { subject: string }) {
  const { subject } = props;
  return /^(user|group):/i.test(subject) ? (
    <EntityLink entityRef={subject} isQuiet />
  ) : (
    <>{subject}</>
  );
}
