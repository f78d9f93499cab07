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
      tests?: {
        /**
         * What CI can show as a bearer token instead of one of the portal, to send
         * results of tests and to read which are in quarantine: at least 16 visible
         * characters of ASCII each.
         * @deepVisibility secret
         */
        tokens?: string[];
        /**
         * Branches that others are made of. A test that fails there fails by
         * itself; elsewhere it can be unripe work.
         * @default [main, master]
         */
        defaultBranches?: string[];
      };
      alertmanager?: {
        /**
         * What Alertmanager can show as a bearer token instead of one of the
         * portal: at least 16 visible characters of ASCII each.
         * @deepVisibility secret
         */
        tokens?: string[];
      };
    };
    /** What counts as an incident. */
    incidents?: {
      /**
       * Alerts whose label `severity` is one of these.
       * @default [critical, page]
       */
      alertSeverities?: string[];
    };
    reviews?: {
      /** Tells teams of changes of theirs that wait for too long. */
      nudges?: {
        /**
         * Whether it does; from Monday to Friday, 9 to 17 o'clock.
         * @default false
         */
        enabled?: boolean;
        /**
         * Of those hours, such as `Europe/Berlin`.
         * @default UTC
         */
        timezone?: string;
      };
    };
    /** Which repositories may be read from git. */
    backfill?: {
      /**
       * Repositories that may be fetched, as globs of host and path such as
       * `github.com/acme/*`, and folders of this machine, as absolute paths, in
       * which they may be read. What is in what matches may be read, too.
       * @default none
       */
      allow?: string[];
      /**
       * Whether any repository of this machine may be read that the backend's
       * user can read. For development.
       * @default false
       */
      allowLocalPaths?: boolean;
      /**
       * Where mirrors of what is fetched are kept. They are a cache. Each replica
       * has a folder of its own.
       * @default delivery, beside `environments.directory`
       */
      directory?: string;
      /**
       * How many megabytes one repository may take, and all of them together
       * once it was read.
       * @default 4096
       */
      maxMegabytes?: number;
    };
    /** What is kept for how long. */
    retention?: {
      /**
       * What events said, and what could not be understood. That there was an event
       * is kept for ever.
       * @default 90 days
       */
      payloads?: HumanDuration | string;
      /**
       * Numbers; and for a month longer the changes, runs, deployments, incidents
       * and requests that they are made of.
       * @default 25 months
       */
      numbers?: HumanDuration | string;
    };
  };
}
