import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Facts of entities, and scorecards over them. */
  scorecards?: {
    /**
     * Where definitions of scorecards are read from. What is wrong in one is
     * shown with it; the version before it stays in force.
     */
    locations?: Array<{
      /** @default file */
      type?: 'file' | 'url';
      /**
       * A YAML file, a folder of YAML files, or a URL that `backend.reading`
       * or an integration allows. Paths are relative to the backend's working
       * directory.
       */
      target: string;
    }>;
    /**
     * How often definitions are read.
     * @default 30 seconds
     */
    reload?: HumanDuration | string;
    /** How the catalog is read. */
    catalog?: {
      /**
       * How often.
       * @default 1 minute
       */
      refresh?: HumanDuration | string;
      /**
       * How long it may take. A replica that dies while it reads holds up the
       * others for so long.
       * @default 5 minutes
       */
      timeout?: HumanDuration | string;
      /**
       * For how long an entity stays, with all that is known of it, that the
       * catalog does not have any more.
       * @default 10 minutes
       */
      removeAfter?: HumanDuration | string;
    };
    /** How each replica evaluates what has changed. */
    evaluation?: {
      /**
       * Batches at once.
       * @default 1
       */
      workers?: number;
      /**
       * Entities in a batch, up to 2,000.
       * @default 500
       */
      batch?: number;
      /**
       * After which a replica that says nothing is given up.
       * @default 30 seconds
       */
      lease?: HumanDuration | string;
      /**
       * How often it is looked for what other replicas have marked.
       * @default 1 second
       */
      poll?: HumanDuration | string;
    };
    /** What is kept for how long. */
    retention?: {
      /**
       * Transitions and versions of definitions.
       * @default 400 days
       */
      transitions?: HumanDuration | string;
      /**
       * Values that facts had before, for backtests.
       * @default 200 days
       */
      facts?: HumanDuration | string;
      /**
       * Days of trends.
       * @default 800 days
       */
      daily?: HumanDuration | string;
      /**
       * Waivers that have ended.
       * @default 400 days
       */
      waivers?: HumanDuration | string;
    };
    /**
     * How much entities count in sums, by tier, and `none` for those without.
     * @default 1 to 4: 4, 3, 2, 1; none: 1
     */
    tierWeights?: { [tier: string]: number };
    badges?: {
      /**
       * Whether everyone may see badges, signed in or not: README files show
       * pictures without a token.
       * @default false
       */
      public?: boolean;
    };
    /** How collectors run, by id, e.g. `repositoryFiles`. */
    collectors?: {
      [id: string]: {
        /** @default true */
        enabled?: boolean;
        /** How often; as the collector says unless set. */
        frequency?: HumanDuration | string;
        /**
         * How long a run may take.
         * @default 15 minutes
         */
        timeout?: HumanDuration | string;
      };
    };
    /** Facts of what is in repositories. */
    repositoryFiles?: {
      /**
       * Kinds of entities that have code.
       * @default ['Component']
       */
      kinds?: string[];
      /**
       * Repositories that are read at once.
       * @default 4
       */
      concurrency?: number;
      /**
       * How long each may take.
       * @default 1 minute
       */
      timeout?: HumanDuration | string;
      /**
       * Files of a repository; what has more is not read.
       * @default 100000
       */
      maxFiles?: number;
      /**
       * Bytes of a repository.
       * @default 1 GiB
       */
      maxBytes?: number;
      /**
       * Bytes of a file whose content is read.
       * @default 512 KiB
       */
      maxFileBytes?: number;
      /** Repositories on this machine, by the beginning of source locations. */
      directories?: Array<{ target: string; path: string }>;
      /** Facts beside those in the box: one of exists; file and contains; file, parse and path. */
      facts?: Array<{
        id: string;
        description: string;
        type?: string;
        unit?: string;
        /** JSON Schema of the value; for type `object` only. */
        schema?: { [keyword: string]: unknown };
        /**
         * Where files are looked for: in the entity's folder, in the
         * repository, or in either.
         * @default either
         */
        in?: 'folder' | 'repository' | 'either';
        /** Globs, one of which must match a file. */
        exists?: string[];
        /** Path of a file. */
        file?: string;
        /** A pattern of RE2 that the file must contain. */
        contains?: string;
        parse?: 'json' | 'yaml' | 'toml';
        /** Where in the parsed file, e.g. `engines.node`. */
        path?: string;
      }>;
    };
    /**
     * Facts that CI jobs and other systems report, with
     * `POST /api/scorecards/facts`. Callers need a token of the portal whose
     * permissions include `scorecards.facts.push`, or the secret of a client.
     */
    push?: {
      /** What can be reported. */
      facts?: Array<{
        /** Names in lower camel case with dots between, e.g. `ci.testsPassed`. */
        id: string;
        type:
          | 'boolean'
          | 'integer'
          | 'double'
          | 'string'
          | 'string-list'
          | 'timestamp'
          | 'duration'
          | 'object';
        /** E.g. `%`; for people. */
        unit?: string;
        /** What it says, for people. */
        description: string;
        /**
         * The least and the most that it can be; for types `integer` and
         * `double` only. What is reported beyond is refused.
         */
        minimum?: number;
        maximum?: number;
        /** JSON Schema of the value; for type `object` only. */
        schema?: { [keyword: string]: unknown };
        /**
         * How old a report may be; checks that read an older one are stale.
         * @default 30 days
         */
        freshness?: HumanDuration | string;
      }>;
      /** Who can report without a token of the portal. */
      clients?: Array<{
        /** Unique; it is named in the audit log. */
        id: string;
        /**
         * Sent as a bearer token. At least 16 characters of ASCII without
         * spaces, another one for each client.
         * @visibility secret
         */
        secret: string;
        /**
         * What it may report: ids of facts, or all that begin with a name, such
         * as `ci.*`.
         */
        facts: string[];
        /**
         * A filter predicate: which entities it may report about. All of the
         * catalog unless said.
         */
        entities?: { [key: string]: unknown };
      }>;
    };
  };
}
