import { DeliveryStage } from '@groundwork/backstage-plugin-delivery-common';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * Which capability a stage of delivery rests on. Writing code rests on none of the
 * six; ownership holds up no stage of its own, and what fails is mended faster by it.
 *
 * @public
 */
export const CAPABILITY_OF_STAGE: Readonly<
  Record<DeliveryStage, Capability | undefined>
> = {
  code: undefined,
  review: 'code-review',
  test: 'test-feedback',
  environment: 'environment-provisioning',
  deploy: 'self-service-deployment',
  operate: 'observability',
};

/**
 * The stages in which an improvement of a capability saves time.
 *
 * @public
 */
export const STAGES_OF_CAPABILITY: Readonly<
  Record<Capability, readonly DeliveryStage[]>
> = {
  'self-service-deployment': ['deploy'],
  'test-feedback': ['test'],
  'environment-provisioning': ['environment'],
  'code-review': ['review'],
  // Who owns what decides how long an incident takes
  ownership: ['operate'],
  observability: ['operate'],
};
