import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { EnvironmentDriver } from './driver';

/**
 * Adds drivers to the environments plugin.
 *
 * @public
 */
export interface EnvironmentDriversExtensionPoint {
  /**
   * Adds a driver.
   *
   * @throws Error if there is one with the same id
   */
  addDriver(driver: EnvironmentDriver): void;
}

/**
 * Lets modules add drivers.
 *
 * @public
 */
export const environmentDriversExtensionPoint =
  createExtensionPoint<EnvironmentDriversExtensionPoint>({
    id: 'environments.drivers',
  });
