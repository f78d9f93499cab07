import { DriverStep } from '@groundwork/backstage-plugin-environments-node';
import { classify } from './plan/messages';
import { Job } from './run/Job';
import { textOfFailure } from './run/Terraform';
import { TerraformState, writeState } from './state';

/** What the failure of a job means to who asked. */
export async function stepOfFailedJob(
  job: Job,
  codes: number[],
  about: {
    /** Of its commands. */
    names: string[];
    state: TerraformState;
    blacken(text: string): string;
  },
): Promise<DriverStep> {
  const last = Math.max(0, codes.length - 1);
  const output = (await job.output(last)).toString('utf8');
  const text = about.blacken(textOfFailure(output, await job.errors(last)));
  const command = `terraform ${about.names[last]}`;
  const error =
    codes[last] === -1 || codes.length === 0
      ? `${command} was interrupted${text ? `: ${text}` : ''}`
      : `${command}: ${text || `ended with ${codes[last]}`}`;
  const state = writeState(about.state);
  const kind = codes[last] === -1 ? 'transient' : classify(text);
  switch (kind) {
    case 'transient':
    case 'quota':
      return { kind: 'retry', class: kind, state, error };
    case 'stale':
      return {
        kind: 'fail',
        state,
        error,
        remediation:
          'Plan again: the state has changed since this plan was made.',
      };
    default:
      return {
        kind: 'fail',
        state,
        error,
        remediation: 'Correct the module or its variables, then try again.',
      };
  }
}
