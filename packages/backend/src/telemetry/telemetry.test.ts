import { startTelemetry } from './telemetry';

describe('startTelemetry', () => {
  it.each([undefined, '', 'off'])('changes nothing when %s', choice => {
    const env: NodeJS.ProcessEnv =
      choice !== undefined ? { GROUNDWORK_TELEMETRY: choice } : {};
    const before = { ...env };
    startTelemetry(env);
    expect(env).toEqual(before);
  });

  it('refuses what is neither on nor off', () => {
    expect(() => startTelemetry({ GROUNDWORK_TELEMETRY: 'yes' })).toThrow(
      "GROUNDWORK_TELEMETRY is 'yes'; it must be 'on' or 'off'",
    );
  });
});
