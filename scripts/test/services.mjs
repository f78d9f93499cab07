import { findChromium } from './chromium.mjs';
import { stageContext } from './context.mjs';
import { providePostgres } from './postgres.mjs';
import { providePrometheus } from './prometheus.mjs';

/**
 * What tests need from the machine: found, or provided, when the first stage
 * asks for it.
 */
export function createServices(run) {
  let postgres;
  let chromium;
  let prometheus;
  const context = () =>
    stageContext(run, { name: 'services', timeoutMinutes: 10 });
  return {
    /** @returns {Promise<string | undefined>} a connection string */
    async postgres() {
      postgres ??= providePostgres(context());
      return (await postgres)?.url;
    },
    /** @returns {Promise<string | undefined>} a program's path */
    async chromium() {
      chromium ??= findChromium(context());
      return chromium;
    },
    /** @returns {Promise<boolean>} whether it is there, with Alertmanager */
    async prometheus() {
      prometheus ??= providePrometheus(context());
      return prometheus;
    },
    async stop() {
      const provided = await postgres?.catch(() => {
        // The stage that asked for it has reported why there is none.
      });
      await provided?.stop();
    },
  };
}
