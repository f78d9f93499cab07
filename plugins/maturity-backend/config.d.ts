import { HumanDuration } from '@backstage/types';

export interface Config {
  /** How mature the platform is for each team, and what to fix next. */
  maturity?: {
    /** What levels take; the model of six capabilities comes along. */
    model?: {
      /**
       * Where a model of your own is read from. What is wrong in it is shown
       * with it; the model before it stays in force.
       */
      location?: {
        /** @default file */
        type?: 'file' | 'url';
        /**
         * A YAML file, or a URL that `backend.reading` or an integration
         * allows. Paths are relative to the backend's working directory.
         */
        target: string;
      };
    };
    /**
     * Ref of the group or user who answers for the model, such as
     * `group:default/platform`, instead of whom the model names.
     */
    owner?: string;
    /**
     * Whether the heat map may be sorted by level, so that teams are compared
     * with each other. Teams differ in what they run, so think twice.
     * @default false
     */
    compareTeams?: boolean;
    /** When levels are read from scorecards, and numbers from delivery. */
    schedule?: {
      /**
       * How often.
       * @default 5 minutes
       */
      frequency?: HumanDuration | string;
      /**
       * How long it may take. A replica that dies meanwhile holds up the others
       * for so long.
       * @default 15 minutes
       */
      timeout?: HumanDuration | string;
      /** How long to wait after the start. */
      initialDelay?: HumanDuration | string;
    };
    /** What is kept for how long. */
    retention?: {
      /**
       * The levels of each day.
       * @default 25 months
       */
      days?: HumanDuration | string;
      /**
       * All that is known of groups, from when the catalog does not have them
       * any more.
       * @default 7 days
       */
      removeAfter?: HumanDuration | string;
    };
  };
}
