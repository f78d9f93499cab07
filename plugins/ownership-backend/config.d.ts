import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Who owns what, and who is on call. */
  ownership?: {
    /** How identifiers are read from the catalog. */
    catalog?: {
      /**
       * How often the catalog is read for what has changed.
       * @default 30 seconds
       */
      refresh?: HumanDuration | string;
      /**
       * How long reading it may take. A replica that dies while it reads holds
       * up the others for so long.
       * @default 3 minutes
       */
      timeout?: HumanDuration | string;
      /**
       * Whether the rules that come with the plugin are in force, beside
       * `rules`.
       * @default true
       */
      defaultRules?: boolean;
      /** Which values of entities are identifiers. */
      rules?: Array<{
        /** Key of an annotation. Either `annotation` or `path` is set. */
        annotation?: string;
        /**
         * Where in the entity, e.g. `spec.profile.email`; `[]` after a name goes
         * through a list: `metadata.links[].url`.
         */
        path?: string;
        /** Which kind it is of: `host`, `image`, `cloud-resource`, … */
        kind: string;
        /** Only for entities of this kind, e.g. `component`. */
        entityKind?: string;
        /** Put before the value, e.g. `github.com/`. */
        prefix?: string;
        /**
         * Key of an annotation whose value is put before this one, with a slash
         * between.
         */
        qualifiedBy?: string;
        /**
         * More than 0 and up to 1, how telling such a value is.
         * @default 1
         */
        confidence?: number;
      }>;
    };

    /**
     * Where the index is kept in a file, so that a restart can answer while the
     * database is down; `false` keeps none. Each replica needs a file of its
     * own, on a disk that outlives the process.
     * @default a file in `backend.workingDirectory`, else in the system's directory for temporary files
     */
    snapshotFile?: string | false;

    /**
     * Whether what has no owner gets that of its system or domain. Answers then
     * say so.
     * @default false
     */
    inheritOwners?: boolean;

    /**
     * For how long it is remembered who owned something.
     * @default 3 years
     */
    keepHistory?: HumanDuration | string;

    onCall?: {
      /**
       * Calendars that say who is on call. Several with the same `schedule`
       * are its layers.
       *
       * On-call is an event with a start and an end; it may repeat. Who is on
       * call are its attendees; without any, whom its summary names, else its
       * organizer. They are found in the catalog by their e-mail address, else
       * by their name.
       */
      ical?: Array<{
        /** The name that annotations `groundwork.dev/on-call` use. */
        schedule: string;
        /**
         * A file, relative to the working directory of the backend. Either
         * `path` or `url` is set.
         */
        path?: string;
        /**
         * An https, http or webcal URL. On a host that is set up under
         * `integrations` it is read with the credentials set up there.
         * Addresses of calendars are often secret: logs and answers name only
         * the host.
         * @visibility secret
         */
        url?: string;
        /**
         * Sent to the host of `url`, and to none that it redirects to.
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
        /**
         * Whether `url` may lead into private networks. Addresses of the
         * machine's cloud, such as 169.254.169.254, are never read.
         * @default false
         */
        allowPrivateNetwork?: boolean;
        /**
         * Who is called first (1), second (2) and so on: the level of events
         * without a category such as `level-2`.
         * @default 1
         */
        level?: number;
        /**
         * Whether its events go before those of other calendars on the same
         * level, as a changed occurrence goes before the rest of its own.
         * @default false
         */
        override?: boolean;
        /**
         * IANA name of the zone of whole days and of times without one, e.g.
         * `Europe/Berlin`. By default it is the calendar's `X-WR-TIMEZONE`,
         * else UTC.
         */
        timezone?: string;
      }>;
      /**
       * How often calendars are read.
       * @default 5 minutes
       */
      refresh?: HumanDuration | string;
    };

    /** Exports of clusters, cloud accounts or spreadsheets. */
    feeds?: Array<{
      /**
       * Unique and stable: identifiers are kept by it. Lower-case letters,
       * digits, `.`, `_` and `-`.
       */
      id: string;
      /**
       * A file, relative to the working directory of the backend. Either
       * `path` or `url` is set. A name that ends in `.gz` is unpacked.
       */
      path?: string;
      /**
       * An https or http URL. On a host that is set up under `integrations` it
       * is read with the credentials set up there.
       * @visibility secret
       */
      url?: string;
      /**
       * Sent to the host of `url`, and to none that it redirects to.
       * @deepVisibility secret
       */
      headers?: { [name: string]: string };
      /**
       * Whether `url` may lead into private networks. Addresses of the
       * machine's cloud, such as 169.254.169.254, are never read.
       * @default false
       */
      allowPrivateNetwork?: boolean;
      /**
       * By default as the name of the file says. A feed has at most 50 MB and
       * a million rows; as YAML, 2 MB.
       */
      format?: 'csv' | 'json' | 'jsonl' | 'yaml';
      csv?: {
        /**
         * One character.
         * @default ,
         */
        delimiter?: string;
        /** Names of the columns, if the first line does not give them. */
        columns?: string[];
      };
      /**
       * JSON and YAML: the keys that lead to the list of rows, e.g.
       * `data.items`; without it, the whole is a list. A YAML document that is
       * no list is a row.
       */
      items?: string;
      /** How a row becomes identifiers of an entity. */
      mapping: {
        /**
         * What the identifiers of the row lead to. Either `field` or `constant`
         * is set. A field is the name of a column, or in JSON and YAML a path
         * such as `metadata.labels['app.kubernetes.io/name']` or
         * `containers[].image`.
         */
        entity: {
          field?: string;
          constant?: string;
          /** Put before the value. */
          prefix?: string;
          /**
           * What the value is: an entity reference (`ref`), the name or title
           * of one entity (`name`), or another identifier that leads to one,
           * by its kind, e.g. `repo`.
           * @default ref
           */
          by?: string;
          /**
           * Which kinds of entities a name may mean; the first is the kind of
           * references that leave it out.
           * @default [component]
           */
          kinds?: string[];
        };
        identifiers: Array<{
          /** Which kind it is of: `host`, `image`, `cloud-resource`, … */
          kind: { field?: string; constant?: string; prefix?: string };
          key: {
            field?: string;
            constant?: string;
            /** Put before the value. */
            prefix?: string;
            /** What stands between values, where a field holds several. */
            separator?: string;
          };
        }>;
        /** Where people can look the row up. */
        link?: { field?: string; constant?: string; prefix?: string };
        /**
         * From 0 to 1, how much the feed is to be trusted.
         * @default 1
         */
        confidence?: number;
      };
      /**
       * How often it is read.
       * @default 15 minutes
       */
      refresh?: HumanDuration | string;
      /**
       * How long reading it may take.
       * @default 2 minutes
       */
      timeout?: HumanDuration | string;
    }>;

    /**
     * CODEOWNERS files of the catalog's repositories. Those on GitHub and
     * GitLab hosts that are listed under `integrations` are read from there.
     */
    codeowners?: {
      /** Repositories that are read from somewhere else. */
      repositories?: Array<{
        /** E.g. `git.acme.test/acme/orders`, as entities' source locations say. */
        repo: string;
        /**
         * A directory with a checkout, relative to the working directory of the
         * backend. Either `path` or `url` is set.
         */
        path?: string;
        /** A URL that Backstage's URL reader can read below. */
        url?: string;
        /**
         * Whose rules the file is written for. By default those of the host, if
         * it is listed under `integrations`, or GitHub's.
         */
        dialect?: 'github' | 'gitlab';
      }>;
      /**
       * Entity refs by handles, e.g. `'@acme/payments': group:default/payments`.
       * Others are found by their name: a team as a Group, an account as a
       * User, an address as the User who has it.
       */
      owners?: { [handle: string]: string };
      /**
       * How often the files are read.
       * @default 1 hour
       */
      refresh?: HumanDuration | string;
    };

    /**
     * Adds owners to alerts: `/api/ownership/enrich/alertmanager`, `/grafana` and
     * `/pagerduty`. Callers need a token of the portal whose permissions include
     * `ownership.enrich` or the secret below.
     */
    enrichment?: {
      /**
       * For callers without a token of the portal: a bearer token, the password
       * of basic authentication, or the header `X-Groundwork-Secret`. At least
       * 16 characters of ASCII without spaces. Nobody is signed in with it, so
       * that alerts tell of all entities, whoever may read them.
       * @visibility secret
       */
      secret?: string;
      /**
       * Put before the names of what is added to alerts. Letters, digits and
       * `_`, so that templates can name it; may be empty.
       * @default groundwork_
       */
      prefix?: string;
      /**
       * Where alerts may be sent on to, with `?receiver=<name>`, and nowhere
       * else.
       */
      receivers?: Array<{
        /** Letters, digits, `.`, `_` and `-`. */
        name: string;
        /**
         * An https or http URL. Redirects are not followed.
         * @visibility secret
         */
        url: string;
        /**
         * Sent with the alerts. What the caller was authenticated with is not.
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
        /**
         * How long the receiver may take, a minute at most. Less than the
         * sender waits, so that it learns what became of the alerts.
         * @default 10 seconds
         */
        timeout?: HumanDuration | string;
        /**
         * Whether `url` may lead into private networks. Addresses of the
         * machine's cloud, such as 169.254.169.254, are never sent to.
         * @default false
         */
        allowPrivateNetwork?: boolean;
      }>;
    };

    /** What is wrong with ownership. */
    gaps?: {
      /**
       * Kinds of entities that are to have an owner.
       * @default [Component, API, Resource, System, Domain]
       */
      kinds?: string[];
      /**
       * Which components somebody has to be there for when they break. They
       * are to have an on-call schedule, a chat channel and a runbook.
       */
      operated?: {
        /** @default [service, website, worker, job, pipeline, gateway, function] */
        types?: string[];
        /** @default [production] */
        lifecycles?: string[];
        /**
         * Down to this criticality, from 1 (highest) to 4.
         * @default 3
         */
        maxTier?: number;
        /**
         * Whether components whose tier is not known are among them.
         * @default true
         */
        withoutTier?: boolean;
      };
      /**
       * Where catalog files may be on this machine, for changes to those that
       * come from a `file:` location; relative to the working directory of the
       * backend, which is always among them.
       */
      directories?: string[];
      /**
       * How often gaps are looked for.
       * @default 1 minute
       */
      refresh?: HumanDuration | string;
    };
  };
}
