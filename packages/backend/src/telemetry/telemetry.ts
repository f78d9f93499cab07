import type * as Express from '@opentelemetry/instrumentation-express';
import type * as Http from '@opentelemetry/instrumentation-http';
import type * as Pg from '@opentelemetry/instrumentation-pg';
import type * as Undici from '@opentelemetry/instrumentation-undici';
import type * as Sdk from '@opentelemetry/sdk-node';

/** Turns OpenTelemetry on. */
export const TELEMETRY = 'GROUNDWORK_TELEMETRY';

/**
 * Starts OpenTelemetry when `GROUNDWORK_TELEMETRY=on`, and loads nothing of it
 * otherwise.
 *
 * Where traces and metrics go is said with OpenTelemetry's own variables
 * (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_METRICS_EXPORTER=prometheus`, …);
 * without them, both go by OTLP to `http://localhost:4318`.
 *
 * @param env - The process's environment; OpenTelemetry's defaults for the
 *   portal are added where nothing is set
 * @throws Error when the variable is neither `on` nor `off`
 */
export function startTelemetry(env: NodeJS.ProcessEnv): void {
  const choice = env[TELEMETRY] || 'off';
  if (choice !== 'on' && choice !== 'off') {
    throw new Error(`${TELEMETRY} is '${choice}'; it must be 'on' or 'off'`);
  }
  if (choice === 'off') {
    return;
  }
  env.OTEL_SERVICE_NAME ??= 'groundwork-portal';
  env.OTEL_TRACES_EXPORTER ??= 'otlp';
  env.OTEL_METRICS_EXPORTER ??= 'otlp';
  env.OTEL_LOGS_EXPORTER ??= 'none';
  startSdk();
}

/**
 * Starts the SDK with what the portal does: requests in and out, and SQL.
 * Backstage's own metrics and spans go to the same providers.
 */
function startSdk(): void {
  // Loading these takes as long as a tenth of the whole start, and has to be
  // over before the modules that they instrument are loaded. Hence `require`.
  const { NodeSDK } = require('@opentelemetry/sdk-node') as typeof Sdk;
  const { HttpInstrumentation } =
    require('@opentelemetry/instrumentation-http') as typeof Http;
  const { ExpressInstrumentation } =
    require('@opentelemetry/instrumentation-express') as typeof Express;
  const { PgInstrumentation } =
    require('@opentelemetry/instrumentation-pg') as typeof Pg;
  const { UndiciInstrumentation } =
    require('@opentelemetry/instrumentation-undici') as typeof Undici;

  const sdk = new NodeSDK({
    instrumentations: [
      new HttpInstrumentation({
        // Probes come every few seconds and tell nothing.
        ignoreIncomingRequestHook: request =>
          request.url?.startsWith('/.backstage/health/') ?? false,
      }),
      new ExpressInstrumentation(),
      new PgInstrumentation({ requireParentSpan: true }),
      new UndiciInstrumentation(),
    ],
  });
  sdk.start();

  // Sends what is left while the backend closes its connections.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      sdk.shutdown().catch(error => {
        process.stderr.write(`Telemetry was not sent: ${error}\n`);
      });
    });
  }
}
