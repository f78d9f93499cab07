import { EnvironmentDriver } from '@groundwork/backstage-plugin-environments-node';

/** The drivers that there are. */
export class Drivers {
  readonly #byId = new Map<string, EnvironmentDriver>();

  /** @throws Error if there is one with the same id */
  add(driver: EnvironmentDriver): void {
    if (this.#byId.has(driver.id)) {
      throw new Error(`There are two drivers '${driver.id}'`);
    }
    this.#byId.set(driver.id, driver);
  }

  find(id: string): EnvironmentDriver | undefined {
    return this.#byId.get(id);
  }

  /** @throws Error that names those there are */
  get(id: string): EnvironmentDriver {
    const driver = this.#byId.get(id);
    if (!driver) {
      throw new Error(
        `There is no driver '${id}'; there are ${
          [...this.#byId.keys()].sort().join(', ') || 'none'
        }. Add the module that brings it to the backend`,
      );
    }
    return driver;
  }

  all(): EnvironmentDriver[] {
    return [...this.#byId.values()];
  }
}
