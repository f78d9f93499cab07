import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Environments, and deployments to the stages of components. */
  environments?: {
    /**
     * Where blueprints are read from. What is wrong in one is shown with it; the
     * version before it stays in force.
     */
    locations?: Array<{
      /** @default file */
      type?: 'file' | 'url';
      /**
       * A YAML file, a folder of YAML files, or a URL that `backend.reading` or
       * an integration allows. Paths are relative to the backend's working
       * directory.
       */
      target: string;
    }>;
    /**
     * How often blueprints are read.
     * @default 30 seconds
     */
    reload?: HumanDuration | string;
    /**
     * What costs are in, as people read it.
     * @default EUR
     */
    currency?: string;
    /**
     * Repositories that environments may be made from: those that begin with one
     * of these. Paths are only allowed when they are listed here. By default
     * none is.
     */
    repositories?: Array<{
      /** As in `https://git.acme.test/` or `../../.data/repos/`. */
      prefix: string;
      /**
       * What the catalog writes instead of the prefix, for example
       * `https://git.acme.test/acme/` for the clones in a folder.
       */
      insteadOf?: string;
      /**
       * For HTTPS: a token that git shows.
       * @visibility secret
       */
      token?: string;
    }>;
    /**
     * Where the drivers on this machine keep checkouts, logs and databases.
     * @default environments, beside the backend's working directory
     */
    directory?: string;
    /** Keys that secrets are encrypted with. */
    secrets?: {
      /**
       * 32 bytes each, in base64. The first encrypts; all decrypt, so that a new
       * one can be put before the old one, which is removed once everything has
       * been encrypted anew.
       */
      keys?: Array<{
        id: string;
        /** @visibility secret */
        key: string;
      }>;
    };
    /** How each replica works. */
    engine?: {
      /**
       * Operations at once.
       * @default 10
       */
      workers?: number;
      /**
       * After which a replica that says nothing is given up.
       * @default 30 seconds
       */
      lease?: HumanDuration | string;
      /**
       * How often it is looked for work that another replica has marked.
       * @default 2 seconds
       */
      poll?: HumanDuration | string;
      /**
       * How often every environment is observed.
       * @default 5 minutes
       */
      sweep?: HumanDuration | string;
      /**
       * What of all environments the engine deletes by itself within an hour at
       * most, five always; 0 to 1. The owners of the others are told.
       * @default 0.2
       */
      maxDeletedShare?: number;
      /**
       * Attempts before a step fails: of what is transient, of what exceeds a
       * quota outside, and of deleting.
       */
      attempts?: { transient?: number; quota?: number; delete?: number };
      /**
       * For how long an operation waits for what is outside; up to 24 days,
       * like every duration of the engine.
       * @default 30 minutes
       */
      waitFor?: HumanDuration | string;
    };
    /** For how long logs of operations are kept.
     * @default 90 days
     */
    keepLogs?: HumanDuration | string;
    /** Stages of components, in order. */
    stages?: Array<{
      id: string;
      title?: string;
      /** Where releases must have been verified. By default the one before. */
      after?: string;
      /** Who has to agree. */
      approval?: {
        /** Refs of groups. */
        groups: string[];
        /** @default 1 */
        required?: number;
        /** @default 24 hours */
        validFor?: HumanDuration | string;
      };
      /** A level on a scorecard that the component must have. */
      scorecard?: { id: string; level?: number };
      /**
       * For how long a release has to be healthy to be verified.
       * @default 1 minute
       */
      verifyFor?: HumanDuration | string;
    }>;
    /** Where CDEvents are sent to. */
    sinks?: Array<{
      id: string;
      /**
       * HTTP or HTTPS, without a user or password: those go into `headers`. Either
       * this or `plugin`.
       */
      url?: string;
      /**
       * A plugin of this portal, in whichever backend it runs, such as `delivery`:
       * events are posted to its route `/ingest/cdevents`, as this plugin.
       */
      plugin?: string;
      /** Sent with each, for example `Authorization`.
       * @deepVisibility secret
       */
      headers?: { [name: string]: string };
    }>;
    /**
     * The source of CDEvents: a URI that tells this portal from others.
     * @default the portal's `app.baseUrl`
     */
    source?: string;
    drivers?: {
      /** Services on this machine. */
      process?: {
        /**
         * Whether it is there.
         * @default true
         */
        enabled?: boolean;
        /**
         * The name or address at which people reach services.
         * @default localhost
         */
        host?: string;
        /**
         * The address that services are reached at from other machines.
         * @default 127.0.0.1
         */
        listen?: string;
        /** @default 20000-20999 */
        ports?: string;
      };
      /** SQLite databases on this machine. */
      sqlite?: {
        /** @default true */
        enabled?: boolean;
      };
    };
  };
}
