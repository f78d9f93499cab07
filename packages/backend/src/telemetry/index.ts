import { startTelemetry } from './telemetry';

startTelemetry(process.env);
