import {
  RemixiconComponentType,
  RiFlaskLine,
  RiGitPullRequestLine,
  RiPulseLine,
  RiRocketLine,
  RiShieldUserLine,
  RiStackLine,
} from '@remixicon/react';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';
import { useMaturityTranslation } from '../../translation';
import styles from './shared.module.css';

const ICONS: Record<Capability, RemixiconComponentType> = {
  'self-service-deployment': RiRocketLine,
  'test-feedback': RiFlaskLine,
  'environment-provisioning': RiStackLine,
  'code-review': RiGitPullRequestLine,
  ownership: RiShieldUserLine,
  observability: RiPulseLine,
};

/** A capability by its name, with an icon to find it again by. */
export function CapabilityName(props: {
  capability: Capability;
  /** What the model calls it. */
  title?: string;
}) {
  const { capability, title } = props;
  const { t } = useMaturityTranslation();
  const Icon = ICONS[capability];
  return (
    <span className={styles.capability}>
      <Icon size="1.1em" aria-hidden />
      <span>{title ?? t(`shared.capability.${capability}`)}</span>
    </span>
  );
}
