import { ObserveContext } from '../../driver';
import { FileDriver } from './FileDriver';

/** Wants the password of what it removes, also of an orphan. */
export class AskingDriver extends FileDriver {
  async destroyOrphan(
    context: ObserveContext,
    { externalId }: { externalId: string },
  ): Promise<void> {
    const object = await this.read(externalId);
    if (object) {
      const { environmentId, resource } = object;
      const $secret = `${environmentId}/${resource}/password`;
      await context.secrets.use({ $secret }, () =>
        super.destroyOrphan(context, { externalId }),
      );
    }
  }
}
