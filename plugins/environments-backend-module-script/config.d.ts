import { HumanDuration } from '@backstage/types';

export interface Config {
  environments?: {
    drivers?: {
      /** Programs of the platform team that make resources. */
      script?: {
        programs?: Array<{
          /** As blueprints name it in `spec.program`. */
          id: string;
          /** The program and its arguments; there is no shell. */
          command: string[];
          /**
           * After which a call is ended.
           * @default 1 minute
           */
          timeout?: HumanDuration | string;
          /**
           * Its environment, besides PATH, HOME, LANG, TMPDIR and TZ.
           * @deepVisibility secret
           */
          env?: { [name: string]: string };
          /** Where it runs; by default where the backend does. */
          directory?: string;
          /**
           * Whether it knows `pause` and `resume`. Environments can be paused
           * when all programs do.
           * @default false
           */
          pause?: boolean;
        }>;
      };
    };
  };
}
