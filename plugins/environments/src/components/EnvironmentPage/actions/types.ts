import { EnvironmentDetail } from '@groundwork/backstage-plugin-environments-common';

/** What every dialog of the page gets. */
export interface ActionProps {
  environment: EnvironmentDetail;
  onDone(environment: EnvironmentDetail): void;
  onClose(): void;
}
