import { HumanDuration } from '@backstage/types';

export interface Config {
  /** What happened to every change, and what holds it up. */
  delivery?: {
    /** Who may send what happens. */
    ingest?: {
      github?: {
        /**
         * Secrets of webhooks, at least 16 visible characters of ASCII each. Any of
         * them is taken, so that a new one can be added before the old one goes.
         * @deepVisibility secret
         */
        secrets?: string[];
      };
      cdevents?: {
        /**
         * What senders of CDEvents can show as a bearer token instead of one of the
         * portal: at least 16 visible characters of ASCII each.
         * @deepVisibility secret
         */
        tokens?: string[];
      };
    };
    /** What is kept for how long. */
    retention?: {
      /**
       * What events said, and what could not be understood. That there was an event
       * is kept for ever.
       * @default 90 days
       */
      payloads?: HumanDuration | string;
    };
  };
}
